import { describe, expect, it } from "vitest";
import type { Verdict } from "@/lib/domain/verdict";
import { beginsWithSomethingToDo } from "@/lib/domain/testing/something-to-do";
import { knownVerdicts } from "./known-verdicts";

/** Every critical or warning verdict, in all its forms, must say what to do. */
const troubled = knownVerdicts().filter(({ verdict }) => isTrouble(verdict));

function isTrouble({ severity }: Verdict): boolean {
  return severity === "critical" || severity === "warning";
}

function of(wanted: (verdict: Verdict) => boolean): readonly string[] {
  return troubled
    .filter(({ verdict }) => wanted(verdict))
    .map(({ name, verdict }) => `${name}: ${verdict.cause}: ${verdict.headline}`);
}

describe("the advice of every critical and warning verdict", () => {
  it("is tested on enough verdicts, and on every kind", () => {
    expect(troubled.length).toBeGreaterThan(200);
    expect(new Set(troubled.map(({ verdict }) => verdict.cause)).size).toBeGreaterThan(13);
  });

  it("is not empty", () => expect(of(({ advice }) => advice.length === 0)).toEqual([]));

  it("begins with something to do, and is never only a fact", () => {
    const facts = troubled.flatMap(({ name, verdict }) =>
      verdict.advice
        .filter(({ text }) => !beginsWithSomethingToDo(text))
        .map(({ text }) => `${name}: ${text}`),
    );
    expect(facts).toEqual([]);
  });

  it("is more than the time that is left", () =>
    expect(of(({ advice }) => /expir/.test(advice[0]?.text ?? ""))).toEqual([]));

  it("gives the time that is left at the end, if at all", () =>
    expect(of(({ advice }) => advice.slice(0, -1).some(({ text }) => /expir/.test(text)))).toEqual(
      [],
    ));

  it("never says to leave alone what another cause asks to fix", () =>
    expect(
      of(({ advice, cause }) => cause !== "recovering" && /Leave it/.test(textOf({ advice }))),
    ).toEqual([]));

  it("is whole sentences, with one full stop each, and has evidence", () => {
    const odd = troubled.flatMap(({ name, verdict }) =>
      verdict.advice
        .flatMap(({ text, because }) => [text, because])
        .filter((text) => !/^\S.*[.…]$/s.test(text) || /\.\.|\s\.|\.,|;\.|undefined|NaN/.test(text))
        .map((text) => `${name}: ${text}`),
    );
    expect(odd).toEqual([]);
  });
});

describe("a verdict of unknown", () => {
  const unknown = knownVerdicts().filter(({ verdict }) => verdict.severity === "unknown");

  it("also says what to do, when it has advice", () => {
    expect(unknown.length).toBeGreaterThan(20);
    const facts = unknown.flatMap(({ verdict }) =>
      verdict.advice.map(({ text }) => text).filter((text) => !beginsWithSomethingToDo(text)),
    );
    expect(facts).toEqual([]);
  });
});

function textOf({ advice }: Pick<Verdict, "advice">): string {
  return advice.map(({ text }) => text).join("\n");
}
