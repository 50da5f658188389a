import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";

/**
 * @typedef {{ name: string, message: string }} Failure  Its message is a few lines.
 *
 * The outcome of a step's tests, each failure once. A test that passed only at its second try is flaky,
 * with the first try's message; it counts as passed, too.
 * @typedef {{ passed: number, failures: Failure[], flaky: Failure[] }} Outcome
 *
 * @typedef {object} UnitTest
 * @property {string[]} ancestorTitles
 * @property {string} title
 * @property {string} status
 * @property {string[]} failureMessages  Of every try; a test that passed has those of the tries before.
 *
 * @typedef {{ name: string, status: string, message: string, assertionResults: UnitTest[] }} UnitFile
 * @typedef {{ testResults: UnitFile[] }} UnitReport  What vitest's JSON reporter writes.
 *
 * @typedef {{ message?: string }} BrowserError
 * @typedef {{ status: string, results: { errors?: BrowserError[] }[] }} BrowserTest
 * @typedef {{ title: string, file: string, line: number, tests: BrowserTest[] }} Spec
 * @typedef {{ title: string, file: string, specs: Spec[], suites?: Suite[] }} Suite
 * @typedef {{ suites: Suite[], errors?: BrowserError[] }} BrowserReport  What Playwright's writes.
 */

/** The longest line that is shown of a message, characters. */
const LINE = 300;

/** Lines shown of a message at most: it may be a long list of what a test read. */
const MOST_LINES = 12;

/** A line of a stack trace: the reports have it, the log has no space for it. */
const STACK = /^\s+at .*(:\d+:\d+|<anonymous>)\)?$/;

/**
 * A file that failed without a failed test, by a hook or while it was loaded, is one failure.
 * @param {UnitReport} report
 * @param {string} root  Names are relative to it.
 * @returns {Outcome}
 */
export function unitOutcome({ testResults }, root) {
  const tests = testResults.flatMap((file) =>
    file.assertionResults.map((test) => ({ ...test, name: unitName(file, test, root) })),
  );
  const failed = tests.filter(({ status }) => status === "failed");
  const silent = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  );
  const passed = tests.filter(({ status }) => status === "passed");
  return {
    passed: passed.length,
    failures: [
      ...failed.map(({ name, failureMessages }) => failure(name, failureMessages.at(-1))),
      ...silent.map(({ name, message }) =>
        failure(relative(root, name), message || "failed outside its tests, in a hook"),
      ),
    ],
    flaky: passed.flatMap(({ name, failureMessages: [first] }) =>
      first === undefined ? [] : [failure(name, first)],
    ),
  };
}

/**
 * An error outside all tests, of a file that could not be loaded, is one failure.
 * @param {BrowserReport} report
 * @returns {Outcome}
 */
export function browserOutcome({ suites, errors = [] }) {
  const tests = suites.flatMap((suite) => testsOf(suite, []));
  /** @param {string} status */
  const those = (status) => tests.filter((test) => test.status === status);
  const flaky = those("flaky");
  return {
    passed: those("expected").length + flaky.length,
    failures: [
      ...those("unexpected").map(({ name, results }) =>
        failure(name, results.at(-1)?.errors?.[0]?.message),
      ),
      ...errors.map(({ message }) => failure("outside the tests", message)),
    ],
    flaky: flaky.map(({ name, results }) => failure(name, results[0]?.errors?.[0]?.message)),
  };
}

/**
 * A step that failed without a reported failure is still one failure.
 * @param {string} step
 * @param {boolean} hasPassed
 * @param {Outcome} [outcome]
 * @returns {Outcome}
 */
export function stepOutcome(step, hasPassed, outcome = { passed: 0, failures: [], flaky: [] }) {
  if (hasPassed) return { ...outcome, failures: [] };
  if (outcome.failures.length > 0) return outcome;
  return {
    ...outcome,
    failures: [failure(step, "failed, and no test of it says so: see its output")],
  };
}

/**
 * The last lines before the tally: a CI that shows only the end of its log shows these.
 * @param {Pick<Outcome, "failures" | "flaky">} outcome
 * @returns {string[]}
 */
export function outcomeLines({ failures, flaky }) {
  return [...titled("── flaky: passed at the second try", flaky), ...titled("── failed", failures)];
}

/**
 * @param {string} title
 * @param {Failure[]} those
 */
function titled(title, those) {
  if (those.length === 0) return [];
  return [
    title,
    ...those.flatMap(({ name, message }) => [
      `  ${name}`,
      ...message.split("\n").map((line) => `    ${line}`),
    ]),
  ];
}

/**
 * @param {UnitFile} file
 * @param {UnitTest} test
 * @param {string} root
 */
function unitName(file, { ancestorTitles, title }, root) {
  return [relative(root, file.name), ...ancestorTitles, title].join(" › ");
}

/**
 * @param {Suite} suite
 * @param {string[]} titles  Of the suites around it; the outermost is the file.
 * @returns {(BrowserTest & { name: string })[]}
 */
function testsOf({ title, file, specs, suites = [] }, titles) {
  const around = title === file ? titles : [...titles, title];
  return [
    ...specs.flatMap((spec) =>
      spec.tests.map((test) => ({
        ...test,
        name: [`${spec.file}:${spec.line}`, ...around, spec.title].join(" › "),
      })),
    ),
    ...suites.flatMap((inner) => testsOf(inner, around)),
  ];
}

/**
 * @param {string} name
 * @param {string} [message]
 * @returns {Failure}
 */
function failure(name, message = "") {
  // This is all that vitest's report has of a test which timed out.
  const lines = stripVTControlCharacters(message.replace("Error: STACK_TRACE_ERROR", "timed out"))
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "" && !STACK.test(line));
  const shown = lines.slice(0, MOST_LINES).map((line) => line.slice(0, LINE));
  const left = lines.length - shown.length;
  if (left > 0) shown.push(left === 1 ? "… 1 more line" : `… ${left} more lines`);
  return { name, message: shown.join("\n") || "without a message" };
}
