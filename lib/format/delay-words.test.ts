import { describe, expect, it } from "vitest";
import { delayWords, waitWords } from "./delay-words";

describe("delayWords", () => {
  it.each([
    [{ endToEndDelayMs: 403_000 }, "6 min 43 s"],
    [{ endToEndDelayMs: 455_000, delayIsAtLeast: true }, "more than 7 min 35 s"],
    [{ endToEndDelayMs: null }, "not known"],
  ])("%o is %s", (numbers, words) => expect(delayWords(numbers)).toBe(words));
});

describe("waitWords", () => {
  const numbers = {
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
  const words = (given: Partial<typeof numbers & { delayIsAtLeast: boolean }>) =>
    (["waitingInStreamMs", "waitingInSparkMs", "processingMs"] as const).map((name) =>
      waitWords({ ...numbers, ...given }, name),
    );
  it("says what is known, and what is not", () =>
    expect(words({})).toEqual(["1 s", "7 min 35 s", "not known"]));
  it("says of the longer wait that it is not over", () =>
    expect(words({ delayIsAtLeast: true })).toEqual(["1 s", "more than 7 min 35 s", "not known"]));
  it("says so of the stream where nobody reads", () =>
    expect(
      words({ delayIsAtLeast: true, waitingInStreamMs: 600_000, waitingInSparkMs: 0 }),
    ).toEqual(["more than 10 min", "0 ms", "not known"]));
});
