import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./environment.mjs";

/**
 * @typedef {import("./outcomes.mjs").Outcome} Outcome
 *
 * @typedef {{ name: string, reason: string }} KnownFlaky  A test that may need its second try, and why.
 */

/** Beside `.ci/run`: only CI gives a test a second try. */
export const KNOWN_FLAKY = ".ci/known-flaky.txt";

/** Playwright's names contain the line of the test, which moves with every edit above it. */
const LINE_NUMBER = /^([^ ]+\.spec\.ts):\d+/;

/** @returns {KnownFlaky[]} */
export const knownFlaky = () => parseKnownFlaky(readFileSync(join(ROOT, KNOWN_FLAKY), "utf8"));

/**
 * A test's name is a line of its own; the indented lines below it give the reason. Lines that begin
 * with `#` are comments.
 * @param {string} text
 * @returns {KnownFlaky[]}
 * @throws {Error} If a name has no reason, or a reason has no name.
 */
export function parseKnownFlaky(text) {
  /** @type {{ name: string, reasons: string[] }[]} */
  const entries = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    if (!/^\s/.test(line)) entries.push({ name: line.trim(), reasons: [] });
    else if (entries.at(-1)?.reasons.push(line.trim()) === undefined)
      throw new Error(`${KNOWN_FLAKY}: "${line.trim()}" is the reason of no test.`);
  }
  return entries.map(({ name, reasons }) => {
    if (reasons.length === 0)
      throw new Error(`${KNOWN_FLAKY}: "${name}" has no reason: say why below it, indented.`);
    return { name, reason: reasons.join(" ") };
  });
}

/**
 * The outcome in which a test that needed its second try has failed, unless the list names it.
 * @param {Outcome} outcome
 * @param {readonly KnownFlaky[]} known
 * @returns {Outcome}
 */
export function withoutSecondTries({ passed, failures, flaky }, known) {
  const reasons = new Map(known.map(({ name, reason }) => [name, reason]));
  const listed = flaky.map(({ name, message }) => ({
    name,
    message,
    reason: reasons.get(name.replace(LINE_NUMBER, "$1")),
  }));
  const unknown = listed.filter(({ reason }) => reason === undefined);
  return {
    passed: passed - unknown.length,
    failures: [
      ...failures,
      ...unknown.map(({ name, message }) => ({
        name,
        message: `passed only at its second try, and ${KNOWN_FLAKY} does not name it\n${message}`,
      })),
    ],
    flaky: listed.flatMap(({ name, message, reason }) =>
      reason === undefined ? [] : [{ name, message: `known: ${reason}\n${message}` }],
    ),
  };
}
