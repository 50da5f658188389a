import { describe, expect, it } from "vitest";
import type { Change } from "@/lib/domain/change";
import type { RecoveryProgress } from "@/lib/domain/verdict";
import { besideRecovery, changesSentence, changeWords } from "./change-words";

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
  it("gives the time in the reader's zone", () =>
    expect(changesSentence([CAPPED], AT, clock)).toBe(
      "Just before, at 00:15: Spark restarted with spark.streaming.receiver.maxRate 300 (unset before).",
    ));

  it("puts all changes into one sentence", () =>
    expect(changesSentence([CAPPED, RESHARD], AT, clock)).toMatch(
      /\(unset before\); 00:16: the stream went from 4 to 6 open shards\.$/,
    ));

  it("does not write before for a change seen after", () =>
    expect(changesSentence([RESHARD], AT, clock)).toBe(
      "At about the same time, 00:16: the stream went from 4 to 6 open shards.",
    ));

  it("is empty without changes", () => expect(changesSentence([], AT, clock)).toBe(""));
});

describe("beside the recovery line", () => {
  const STARTED: Change = { at: AT, kind: "started", differences: [] };
  const recovery = (by: RecoveryProgress["by"], from: number): RecoveryProgress => ({
    by,
    from,
    backlogAtStart: 566_000,
    leftRecords: 210_000,
    levelAt: null,
  });
  const restart = recovery("restart", AT + 5_000);

  it.each<[string, Change, RecoveryProgress | undefined, readonly Change[]]>([
    ["the start at its beginning is not repeated", STARTED, restart, []],
    ["nor is a restart", { ...STARTED, kind: "restarted" }, restart, []],
    ["what a restart changed is kept", CAPPED, restart, [{ ...CAPPED, kind: "settings" }]],
    ["any other change is kept", RESHARD, restart, [RESHARD]],
    ["nor is a start two minutes before", STARTED, recovery("restart", AT + 120_000), []],
    ["an earlier one is kept", STARTED, recovery("restart", AT + 120_001), [STARTED]],
    [
      "a start is kept when the recovery began otherwise",
      STARTED,
      recovery("draining", AT),
      [STARTED],
    ],
    ["all is kept without a recovery line", CAPPED, undefined, [CAPPED]],
  ])("%s", (_what, change, line, left) => expect(besideRecovery([change], line)).toEqual(left));
});
