import { describe, expect, it } from "vitest";
import { compareImpact, type Impacted, impactOf, impactOfCause, NEAR_LOSS_MS } from "./impact";
import type { AlsoCause, Cause } from "./verdict";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Given {
  readonly cause?: Cause;
  readonly also?: readonly AlsoCause[];
  readonly leftMs?: number | null;
  readonly lagMs?: number | null;
}

function verdictOf({
  cause = "processing-too-slow",
  also = [],
  leftMs = null,
  lagMs = null,
}: Given) {
  const numbers: Impacted["numbers"] = {
    utilisationRatio: null,
    sustainableRecordsPerSecond: null,
    backlogRecords: null,
    endToEndDelayMs: null,
    waitingInStreamMs: lagMs,
    waitingInSparkMs: null,
    processingMs: null,
    catchUpMs: null,
    timeToDataLossMs: leftMs,
  };
  return { cause, also, numbers };
}

const compared = (a: Given, b: Given, retentionMs: number | null = DAY): number =>
  Math.sign(
    compareImpact(impactOf(verdictOf(a), retentionMs), impactOf(verdictOf(b), retentionMs)),
  );

describe("impact", () => {
  it.each<[string, Given, Given]>([
    ["losing data before nothing read", { also: ["losing-data"] }, { cause: "down" }],
    ["nothing read before shards unread", { cause: "reading-nothing" }, { cause: "shards-unread" }],
    ["a stuck batch before shared leases", { cause: "stuck-batch" }, { cause: "shared-leases" }],
    ["shards unread before puts refused", { cause: "shards-unread" }, { cause: "write-limit" }],
    ["puts refused before the longest lag", { cause: "write-limit" }, { lagMs: DAY }],
    [
      "a rule that holds beside the cause counts",
      { also: ["shards-unread"] },
      { cause: "hot-shard" },
    ],
    ["a near loss before a lag", { leftMs: NEAR_LOSS_MS - 1 }, { lagMs: DAY / 2 }],
    ["a loss that is due before one in an hour", { leftMs: 0 }, { leftMs: HOUR }],
    ["twice the lag", { lagMs: HOUR }, { lagMs: HOUR / 2 }],
    ["a known lag before an unknown one", { lagMs: HOUR }, { lagMs: null }],
  ])("%s", (_what, graver, less) => {
    expect(compared(graver, less)).toBe(-1);
    expect(compared(less, graver)).toBe(1);
  });

  it.each<[string, Given, Given]>([
    ["two of one kind", { cause: "down" }, { cause: "stuck-batch" }],
    ["a loss six hours away and no loss", { leftMs: NEAR_LOSS_MS }, {}],
    ["the last minute and the end", { leftMs: 60_000 }, { leftMs: 0 }],
    ["lags that differ by less than double", { lagMs: 10 * 60_000 }, { lagMs: 11 * 60_000 }],
    ["a lag of less than a thousandth of the retention", { lagMs: DAY / 1024 - 1 }, { lagMs: 0 }],
  ])("treats as equal: %s", (_what, a, b) => expect(compared(a, b)).toBe(0));

  it("counts a lag from a thousandth of the retention on", () =>
    expect(impactOf(verdictOf({ lagMs: DAY / 1024 }), DAY).lag).toBe(1));

  it("measures a lag by the stream's own retention, or by a day when that is unknown", () => {
    const lag = (retentionMs: number | null) =>
      impactOf(verdictOf({ lagMs: 6 * HOUR }), retentionMs).lag;
    expect(lag(null)).toBe(lag(DAY));
    expect(lag(7 * DAY)).toBeLessThan(lag(DAY));
  });

  it("of a cause alone is its kind, without loss or lag", () => {
    expect(impactOfCause("down")).toEqual(impactOf(verdictOf({ cause: "down" }), DAY));
    expect(impactOfCause("rate-cap")).toEqual({ kind: 4, loss: 0, lag: 0 });
  });

  it("ranks a stored minute, without the causes beside it", () => {
    const { cause, numbers } = verdictOf({ cause: "down" });
    expect(impactOf({ cause, numbers }, DAY).kind).toBe(1);
  });
});
