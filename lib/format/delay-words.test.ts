import { describe, expect, it } from "vitest";
import type { Severity, VerdictNumbers } from "@/lib/domain/verdict";
import { delayBeside, delayWords, waitWords } from "./delay-words";

describe("delayWords", () => {
  it.each([
    [{ endToEndDelayMs: 403_000 }, "6 min 43 s"],
    [{ endToEndDelayMs: 455_000, delayIsAtLeast: true }, "more than 7 min 35 s"],
    [{ endToEndDelayMs: null }, "not known"],
  ])("%o is %s", (numbers, words) => expect(delayWords(numbers)).toBe(words));
});

const NUMBERS = {
  utilisationRatio: null,
  sustainableRecordsPerSecond: null,
  backlogRecords: null,
  endToEndDelayMs: 460_000,
  waitingInStreamMs: 1_000,
  waitingInSparkMs: 455_000,
  processingMs: null,
  catchUpMs: null,
  timeToDataLossMs: null,
};

describe("the delay beside a verdict", () => {
  const beside = (severity: Severity, given: Partial<VerdictNumbers>) =>
    delayBeside({ severity, numbers: { ...NUMBERS, ...given } });
  it.each<[string, Severity, Partial<VerdictNumbers>, string, number | null]>([
    ["is current beside an evaluated verdict", "warning", { delayAsOf: 5 }, "7 min 40 s", null],
    ["has its instant beside an unknown verdict", "unknown", { delayAsOf: 5 }, "7 min 40 s", 5],
    ["is not known without an instant", "unknown", {}, "not known", null],
    ["is not known at all", "unknown", { endToEndDelayMs: null, delayAsOf: 5 }, "not known", null],
    [
      "is a lower bound with its instant",
      "unknown",
      { delayIsAtLeast: true, delayAsOf: 5 },
      "more than 7 min 40 s",
      5,
    ],
  ])("%s", (_what, severity, given, words, asOf) =>
    expect(beside(severity, given)).toEqual({ words, asOf }),
  );
});

describe("waitWords", () => {
  const words = (given: Partial<typeof NUMBERS & { delayIsAtLeast: boolean }>) =>
    (["waitingInStreamMs", "waitingInSparkMs", "processingMs"] as const).map((name) =>
      waitWords({ ...NUMBERS, ...given }, name),
    );
  it("writes what is known, and what is not", () =>
    expect(words({})).toEqual(["1 s", "7 min 35 s", "not known"]));
  it("writes that the longer wait is a lower bound", () =>
    expect(words({ delayIsAtLeast: true })).toEqual(["1 s", "more than 7 min 35 s", "not known"]));
  it("writes so for the stream when nobody reads", () =>
    expect(
      words({ delayIsAtLeast: true, waitingInStreamMs: 600_000, waitingInSparkMs: 0 }),
    ).toEqual(["more than 10 min", "0 ms", "not known"]));
});
