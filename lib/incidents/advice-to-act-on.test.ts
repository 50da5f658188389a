import { describe, expect, it } from "vitest";
import type { Verdict } from "@/lib/domain/verdict";
import { beginsWithSomethingToDo } from "@/lib/domain/testing/something-to-do";
import { knownVerdicts } from "./known-verdicts";

/** Nobody is left alone: what raises somebody at night says what to do, in every form it takes. */
const troubled = knownVerdicts().filter(({ verdict }) => isTrouble(verdict));

function isTrouble({ severity }: Verdict): boolean {
  return severity === "critical" || severity === "warning";
}

function of(wanted: (verdict: Verdict) => boolean): readonly string[] {
  return troubled
    .filter(({ verdict }) => wanted(verdict))
    .map(({ name, verdict }) => `${name}: ${verdict.cause}: ${verdict.headline}`);
}

describe("what every critical and every warning advises", () => {
  it("is asked of enough of them to mean something, and of every kind", () => {
    expect(troubled.length).toBeGreaterThan(200);
    expect(new Set(troubled.map(({ verdict }) => verdict.cause)).size).toBeGreaterThan(13);
  });

  it("is something", () => expect(of(({ advice }) => advice.length === 0)).toEqual([]));

  it("begins with something to do, and is never only a fact", () => {
    const facts = troubled.flatMap(({ name, verdict }) =>
      verdict.advice
        .filter(({ text }) => !beginsWithSomethingToDo(text))
        .map(({ text }) => `${name}: ${text}`),
    );
    expect(facts).toEqual([]);
  });

  it("is more than how much time there is", () =>
    expect(of(({ advice }) => /expir/.test(advice[0]?.text ?? ""))).toEqual([]));

  it("says how much time there is at the end, if at all", () =>
    expect(of(({ advice }) => advice.slice(0, -1).some(({ text }) => /expir/.test(text)))).toEqual(
      [],
    ));

  it("never says to leave alone what another cause asks to mend", () =>
    expect(
      of(({ advice, cause }) => cause !== "recovering" && /Leave it/.test(textOf({ advice }))),
    ).toEqual([]));

  it("is whole sentences, with one full stop each, and rests on something", () => {
    const odd = troubled.flatMap(({ name, verdict }) =>
      verdict.advice
        .flatMap(({ text, because }) => [text, because])
        .filter((text) => !/^\S.*[.…]$/s.test(text) || /\.\.|\s\.|\.,|;\.|undefined|NaN/.test(text))
        .map((text) => `${name}: ${text}`),
    );
    expect(odd).toEqual([]);
  });
});

describe("what nobody can judge", () => {
  const unknown = knownVerdicts().filter(({ verdict }) => verdict.severity === "unknown");

  it("says what to do as well, where it says anything", () => {
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
