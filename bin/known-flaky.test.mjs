import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "./environment.mjs";
import { KNOWN_FLAKY, knownFlaky, parseKnownFlaky, withoutSecondTries } from "./known-flaky.mjs";

describe("the list of tests that may need their second try", () => {
  it("has names, each with the reason below it", () => {
    const text =
      "# why\n\na.spec.ts › one\n  Its reason\n  goes on.\nlib/b.test.ts › two\n\tSlow.\n";
    expect(parseKnownFlaky(text)).toEqual([
      { name: "a.spec.ts › one", reason: "Its reason goes on." },
      { name: "lib/b.test.ts › two", reason: "Slow." },
    ]);
  });

  it("may be empty", () => {
    expect(parseKnownFlaky("# nothing\n\n")).toEqual([]);
  });

  it("is refused if a name has no reason", () => {
    expect(() => parseKnownFlaky("a.spec.ts › one\nb.spec.ts › two\n  Slow.\n")).toThrow(
      `${KNOWN_FLAKY}: "a.spec.ts › one" has no reason: say why below it, indented.`,
    );
  });

  it("is refused if a reason has no name", () => {
    expect(() => parseKnownFlaky("  Slow.\n")).toThrow('"Slow." is the reason of no test');
  });

  it("names only tests of existing files", () => {
    const files = knownFlaky().map(({ name }) => name.split(" › ", 1).join());
    const missing = files.filter((file) =>
      [file, join("e2e", file)].every((each) => !existsSync(join(ROOT, each))),
    );
    expect(missing).toEqual([]);
  });
});

describe("a test that needed its second try", () => {
  const flaky = [{ name: "page.spec.ts:7 › when empty › is bare", message: "Error: once" }];
  const outcome = { passed: 3, failures: [{ name: "a", message: "b" }], flaky };

  it("has failed if no list names it, and is not among the passed", () => {
    expect(withoutSecondTries(outcome, [{ name: "page.spec.ts", reason: "Slow." }])).toEqual({
      passed: 2,
      failures: [
        { name: "a", message: "b" },
        {
          name: "page.spec.ts:7 › when empty › is bare",
          message: `passed only at its second try, and ${KNOWN_FLAKY} does not name it\nError: once`,
        },
      ],
      flaky: [],
    });
  });

  it("has passed if the list names it, at whatever line it is", () => {
    const known = [{ name: "page.spec.ts › when empty › is bare", reason: "Slow." }];
    expect(withoutSecondTries(outcome, known)).toEqual({
      ...outcome,
      flaky: [
        { name: "page.spec.ts:7 › when empty › is bare", message: "known: Slow.\nError: once" },
      ],
    });
  });

  it("is found by a unit test's name too", () => {
    const unit = [{ name: "lib/b.test.ts › two", message: "Error: once" }];
    const known = [{ name: "lib/b.test.ts › two", reason: "Slow." }];
    expect(withoutSecondTries({ passed: 1, failures: [], flaky: unit }, known).failures).toEqual(
      [],
    );
  });

  it("is ignored if there was none", () => {
    expect(withoutSecondTries({ passed: 1, failures: [], flaky: [] }, [])).toEqual({
      passed: 1,
      failures: [],
      flaky: [],
    });
  });
});
