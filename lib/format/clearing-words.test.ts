import { describe, expect, it } from "vitest";
import type { Clearing, ClearingCondition } from "@/lib/domain/clearing";
import { aboutWords, backlogWords, conditionState, stepWords } from "./clearing-words";
import { formatClock } from "./time";

const T = Date.UTC(2026, 10, 23, 14, 20);
const DELAY: ClearingCondition = {
  text: "a batch waits at most 10 s",
  met: false,
  value: 220_000,
  unit: "ms",
  limit: 10_000,
  perMinute: -25_000,
  metAt: T + 8.4 * 60_000,
};

describe("conditionState", () => {
  it.each([
    [
      "gives the distance and when it will be met",
      DELAY,
      "now 3 min 40 s, falling 25 s a minute, met in about 8 min",
    ],
    [
      "predicts nothing while it moves away",
      { ...DELAY, perMinute: 3_000, metAt: null },
      "now 3 min 40 s, rising 3 s a minute",
    ],
    [
      "claims no movement without a trend",
      { ...DELAY, perMinute: null, metAt: null },
      "now 3 min 40 s",
    ],
    ["names what is seen", { ...DELAY, met: true, value: 4_000, metAt: null }, "seen: now 4 s"],
    [
      "does not treat unknown as seen",
      { ...DELAY, met: null, value: null, metAt: null },
      "not known",
    ],
    [
      "can do without numbers",
      { ...DELAY, value: null, unit: null, perMinute: null, metAt: null },
      "not seen yet",
    ],
    ["can be seen without numbers", { ...DELAY, met: true, value: null, unit: null }, "seen"],
  ])("%s", (_what, condition, words) => expect(conditionState(condition, T)).toBe(words));
});

it("uses then instead of now for a past moment", () =>
  expect(conditionState({ ...DELAY, metAt: null }, T, "then")).toBe(
    "then 3 min 40 s, falling 25 s a minute",
  ));

describe("aboutWords", () => {
  it.each([
    [0, "a minute"],
    [59_999, "a minute"],
    [60_000, "1 min"],
    [89_999, "1 min"],
    [90_000, "2 min"],
    [3_600_000, "1 h"],
  ])("%d ms is %s", (ms, words) => expect(aboutWords(ms)).toBe(words));
});

describe("backlogWords", () => {
  const because = "Spark works off 4 300 records/s and 2 150 records/s arrive";
  const of = (backlog: Clearing["backlog"]): Clearing => ({
    suffices: "all",
    conditions: [DELAY, { ...DELAY, met: true }],
    evaluations: { clear: 1, needed: 3 },
    backlog,
  });
  it.each([
    [
      "says when it will be gone",
      { records: 12_000, shrinks: true, goneAt: T + 720_000, because },
      `The backlog of 12\u202f000 records is gone in about 12 min, at about 14:32, at the present rates: ${because}`,
    ],
    [
      "says that it does not shrink",
      { records: 12_000, shrinks: false, goneAt: null, because },
      `The backlog of 12\u202f000 records does not shrink at the present rates: ${because}`,
    ],
    [
      "says what is missing",
      { records: null, shrinks: null, goneAt: null, because: "what is put is not known" },
      "When the backlog will be gone is not known: what is put is not known",
    ],
    [
      "says that only the usual batches are left",
      { records: 12_000, level: true, shrinks: null, goneAt: null, because },
      "Only the usual batches are left: 12\u202f000 records",
    ],
    [
      "says that there is none",
      { records: 0, shrinks: true, goneAt: T, because },
      "Nothing is left to catch up with",
    ],
  ])("%s", (_what, backlog, words) =>
    expect(backlogWords(of(backlog), {}, { at: T, clock: (at) => formatClock(at, "UTC") })).toBe(
      words,
    ),
  );
  it("says which records it counts where user records and Kinesis records differ", () => {
    const grows = of({ records: 12_000, shrinks: false, goneAt: null, because });
    const words = backlogWords(
      grows,
      { userRecordsPerRecord: 4 },
      { at: T, clock: (at) => formatClock(at, "UTC") },
    );
    expect(words).toMatch(/^The backlog of 12\u202f000 user records does not shrink/);
  });
  it("counts the announced steps", () =>
    expect(stepWords(of({ records: 0, shrinks: true, goneAt: T, because }))).toBe(
      "1 of 2 conditions for clearing are met; clears after 3 clean minutes (1 so far).",
    ));
});
