import { formatRatio } from "@/lib/format/quantity";
import type { Severity } from "@/lib/domain/verdict";
import type { RuleEvidence } from "@/lib/diagnosis/parts/rule";
import { asOf, type Since, type Situation } from "@/lib/diagnosis/situation/situation";
import { loadWhileRefusing } from "./load-while-refusing";
import { publicationSilence } from "@/lib/diagnosis/stream/quantities/put/publication";
import { writeLoad } from "./stream-load";
import { rejectedIn, throttledSince, writeThrottling } from "./throttling";
import { kinesisRate } from "@/lib/diagnosis/stream/quantities/share/record-counts";

/** A minute with a mean this high has seconds at the limit. */
export const NEARLY_FULL = 0.8;
/** With a larger refused part, producers lose or delay data. A smaller one is retried unnoticed. */
const CRITICAL_REJECTED = 0.01;

/** Whether writes are refused in at least three of the last five settled minutes. */
export function areWritesRefused(s: Situation): boolean {
  return writeThrottling(s)?.sustained === true;
}

/**
 * Whether the whole stream has no room. If false, it is one of several shards, or bursts within seconds.
 * Undefined if the puts during the refusals are not known.
 */
export function areShardsFull(s: Situation): boolean | undefined {
  const stream = asOf(s, "stream");
  if (stream?.mode !== "provisioned" || stream.openShards < 2) return true;
  const load = loadWhileRefusing(s);
  return load === undefined ? undefined : load >= NEARLY_FULL;
}

export function refusalSeverity(s: Situation): Severity {
  return (writeThrottling(s)?.rejectedRatio ?? 0) > CRITICAL_REJECTED ? "critical" : "warning";
}

export function refusedSince(s: Situation): Since | undefined {
  return throttledSince(s, (period) => rejectedIn(period) > 0);
}

/** The refused records, as a part of the attempts if those are known. */
export function refusedInWords(s: Situation): string {
  const { rejectedRatio, rejected = 0 } = writeThrottling(s) ?? {};
  return rejectedRatio === undefined
    ? kinesisRate(s, rejected)
    : `${formatRatio(rejectedRatio)} of the records`;
}

export function lookedAtWrites(s: Situation): RuleEvidence {
  const { rejectedRatio, minutes = 0 } = writeThrottling(s) ?? {};
  const load = areWritesRefused(s) ? loadWhileRefusing(s) : writeLoad(s)?.ratio;
  const refused =
    publicationSilence(s) === undefined
      ? `${refusedInWords(s)} are refused, in ${minutes} of the last 5 minutes (3 count)`
      : "What part of the records is refused is not known";
  const use = load === undefined ? "" : `; writes are at ${formatRatio(load)} of the limit`;
  return {
    text: `${refused}${use}.`,
    value: rejectedRatio ?? null,
    unit: "ratio",
    limit: CRITICAL_REJECTED,
    from: s.settledTo - 300_000,
    to: s.settledTo,
    series: "writeThrottled",
  };
}
