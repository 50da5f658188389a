import { describe, expect, it } from "vitest";
import type { Change } from "@/lib/domain/change";
import { changesSentence, changeWords } from "./change-words";

const AT = Date.UTC(2026, 10, 27, 0, 15);
const clock = (at: number) => new Date(at).toISOString().slice(11, 16);

const CAPPED: Change = {
  at: AT,
  kind: "restarted",
  differences: [{ of: "maxRate", before: null, after: 300 }],
};
const RESHARD: Change = {
  at: AT + 60_000,
  kind: "reshard",
  differences: [{ of: "openShards", before: 4, after: 6 }],
};

describe("changeWords", () => {
  it.each<[Change["kind"], Change["differences"], string]>([
    ["started", [], "the application was started"],
    ["restarted", [], "Spark restarted"],
    [
      "restarted",
      [
        { of: "backpressure", before: true, after: false },
        { of: "taskSlots", before: 16, after: 8 },
      ],
      "Spark restarted with spark.streaming.backpressure.enabled false (true before), task slots 8 (16 before)",
    ],
    [
      "replaced",
      [{ of: "application", before: "etl", after: "billing" }],
      "the driver at this address began to run billing instead of etl",
    ],
    [
      "settings",
      [{ of: "blockIntervalMs", before: 200, after: 1_000 }],
      "spark.streaming.blockInterval 1 s (200 ms before)",
    ],
    ["slots-lost", [{ of: "taskSlots", before: 16, after: 8 }], "task slots fell from 16 to 8"],
    [
      "receivers-lost",
      [{ of: "activeReceivers", before: 4, after: 3 }],
      "active receivers fell from 4 to 3",
    ],
    [
      "reshard",
      [{ of: "openShards", before: 4, after: 6 }],
      "the stream went from 4 to 6 open shards",
    ],
  ])("%s", (kind, differences, words) =>
    expect(changeWords({ at: AT, kind, differences })).toBe(words),
  );
});

describe("changesSentence", () => {
  it("says when, in the reader's clock", () =>
    expect(changesSentence([CAPPED], AT, clock)).toBe(
      "Just before, at 00:15: Spark restarted with spark.streaming.receiver.maxRate 300 (unset before).",
    ));

  it("says all of them in one sentence", () =>
    expect(changesSentence([CAPPED, RESHARD], AT, clock)).toMatch(
      /\(unset before\); 00:16: the stream went from 4 to 6 open shards\.$/,
    ));

  it("does not say before of what was seen after", () =>
    expect(changesSentence([RESHARD], AT, clock)).toBe(
      "At about the same time, 00:16: the stream went from 4 to 6 open shards.",
    ));

  it("says nothing of nothing", () => expect(changesSentence([], AT, clock)).toBe(""));
});
