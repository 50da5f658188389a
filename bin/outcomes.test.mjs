import { describe, expect, it } from "vitest";
import { browserOutcome, outcomeLines, stepOutcome, unitOutcome } from "./outcomes.mjs";

const ROOT = "/project";

/**
 * @param {string} status
 * @param {string[]} failureMessages
 */
const unitTest = (status, failureMessages = []) => ({
  ancestorTitles: ["a stream", "with shards"],
  title: `is ${status}`,
  status,
  failureMessages,
});

/**
 * @param {{ status?: string, message?: string, tests?: ReturnType<typeof unitTest>[] }} file
 */
const unitFile = ({ status = "failed", message = "", tests = [] }) => ({
  name: `${ROOT}/lib/stream.test.ts`,
  status,
  message,
  assertionResults: tests,
});

describe("vitest's report", () => {
  it("has a failed test once, though its file and both suites around it failed with it", () => {
    const failed = unitTest("failed", [
      "Error: first try",
      "\n\u001b[31mError: no\u001b[39m\n    at run (/project/lib/stream.test.ts:3:4)",
    ]);
    const testResults = [unitFile({ tests: [failed, unitTest("passed"), unitTest("skipped")] })];
    expect(unitOutcome({ testResults }, ROOT)).toEqual({
      passed: 1,
      failures: [
        { name: "lib/stream.test.ts › a stream › with shards › is failed", message: "Error: no" },
      ],
      flaky: [],
    });
  });

  it("says that a test timed out, for which the report has no words", () => {
    const tests = [
      unitTest("failed", ["Error: STACK_TRACE_ERROR\n    at task (file:///x.mjs:1:2)"]),
    ];
    const { failures } = unitOutcome({ testResults: [unitFile({ tests })] }, ROOT);
    expect(failures.map(({ message }) => message)).toEqual(["timed out"]);
  });

  it("counts a test that passed the second time as passed, and shows the first try's message", () => {
    const tests = [
      unitTest("passed", ["AssertionError: expected 2 to be 1\n    at file:///x.ts:1:2"]),
    ];
    expect(unitOutcome({ testResults: [unitFile({ status: "passed", tests })] }, ROOT)).toEqual({
      passed: 1,
      failures: [],
      flaky: [
        {
          name: "lib/stream.test.ts › a stream › with shards › is passed",
          message: "AssertionError: expected 2 to be 1",
        },
      ],
    });
  });

  it.each([
    ["cannot be loaded", "Cannot find module './nowhere'", "Cannot find module './nowhere'"],
    ["fails in a hook", "", "failed outside its tests, in a hook"],
  ])("has a file that %s as one failure", (_what, message, told) => {
    const testResults = [unitFile({ message, tests: [unitTest("skipped")] })];
    expect(unitOutcome({ testResults }, ROOT).failures).toEqual([
      { name: "lib/stream.test.ts", message: told },
    ]);
  });
});

/**
 * @param {string} status
 * @param {string[]} messages  One a try; an empty one is a try that passed.
 */
const spec = (status, messages) => ({
  title: `is ${status}`,
  file: "page.spec.ts",
  line: 7,
  tests: [
    { status, results: messages.map((message) => (message ? { errors: [{ message }] } : {})) },
  ],
});

describe("Playwright's report", () => {
  it("has failed, flaky and passed tests at every depth, each once", () => {
    const inner = {
      title: "when empty",
      file: "page.spec.ts",
      specs: [
        spec("unexpected", [
          "Error: first",
          "\u001b[2mError: last\u001b[22m\n\nExpected: 2\nReceived: 1\n\nCall log:\n  - waiting",
        ]),
      ],
    };
    const specs = [spec("expected", [""]), spec("skipped", []), spec("flaky", ["Error: once", ""])];
    const suites = [{ title: "page.spec.ts", file: "page.spec.ts", specs, suites: [inner] }];
    expect(browserOutcome({ suites, errors: [] })).toEqual({
      passed: 2,
      failures: [
        {
          name: "page.spec.ts:7 › when empty › is unexpected",
          message: "Error: last\nExpected: 2\nReceived: 1\nCall log:\n  - waiting",
        },
      ],
      flaky: [{ name: "page.spec.ts:7 › is flaky", message: "Error: once" }],
    });
  });

  it("has an error outside all tests as a failure", () => {
    expect(browserOutcome({ suites: [], errors: [{ message: "SyntaxError: x" }] })).toEqual({
      passed: 0,
      failures: [{ name: "outside the tests", message: "SyntaxError: x" }],
      flaky: [],
    });
  });
});

describe("a failed test's message", () => {
  /** @param {string} message */
  const shown = (message) => {
    const tests = [unitTest("failed", [message])];
    return unitOutcome({ testResults: [unitFile({ tests })] }, ROOT).failures[0]?.message;
  };
  /** @param {number} count */
  const diary = (count) => Array.from({ length: count }, (_, i) => `${i} s  Keeping up`);

  it("is shown whole up to twelve lines", () => {
    expect(shown(diary(12).join("\n"))).toBe(diary(12).join("\n"));
  });

  it("says how many lines of a longer one are left out", () => {
    expect(shown(diary(13).join("\n"))).toBe([...diary(12), "… 1 more line"].join("\n"));
    expect(shown(diary(20).join("\n"))).toBe([...diary(12), "… 8 more lines"].join("\n"));
  });

  it("has no line of more than three hundred characters", () => {
    expect(shown(`${"a".repeat(300)}\n${"b".repeat(301)}`)).toBe(
      `${"a".repeat(300)}\n${"b".repeat(300)}`,
    );
  });

  it("has no stack, but keeps lines that only begin like one", () => {
    const stack =
      "    at run (/x.ts:1:2)\n    at Array.map (<anonymous>)\n    at async file:///x.mjs:3:4";
    expect(shown(`Error: no\n${stack}\n    at 12:03 it was red`)).toBe(
      "Error: no\n    at 12:03 it was red",
    );
  });

  it("is reported as missing if there is none", () => {
    expect(shown("")).toBe("without a message");
  });
});

describe("a step", () => {
  const failures = [{ name: "a", message: "b" }];

  it("that failed without a report is one failure", () => {
    expect(stepOutcome("lint", false).failures).toEqual([
      { name: "lint", message: "failed, and no test of it says so: see its output" },
    ]);
  });

  it("that failed by its tests has as many failures as failed tests", () => {
    expect(stepOutcome("unit", false, { passed: 3, failures, flaky: [] })).toEqual({
      passed: 3,
      failures,
      flaky: [],
    });
  });

  it("that passed has no failure", () => {
    expect(stepOutcome("unit", true, { passed: 3, failures: [], flaky: failures })).toEqual({
      passed: 3,
      failures: [],
      flaky: failures,
    });
  });
});

describe("the last lines", () => {
  it("are empty if nothing failed and nothing was flaky", () => {
    expect(outcomeLines({ failures: [], flaky: [] })).toEqual([]);
  });

  it("name the flaky, then what failed, each with its message", () => {
    const failures = [{ name: "a", message: "Error: b\nread: e" }];
    const flaky = [{ name: "c", message: "Error: d" }];
    expect(outcomeLines({ failures, flaky })).toEqual([
      "── flaky: passed at the second try",
      "  c",
      "    Error: d",
      "── failed",
      "  a",
      "    Error: b",
      "    read: e",
    ]);
  });
});
