import type { Change } from "@/lib/domain/change";
import type { ConsumerKind } from "@/lib/diagnosis/parts/consumer-kind";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { Severity } from "@/lib/domain/verdict";
import type { Since, Situation } from "@/lib/diagnosis/situation/situation";

/** A cause lies at most this long before its effect. */
const BEFORE_MS = 2 * MINUTE_MS;
/**
 * The next poll reports a change, but a trouble is dated by its minute, so the trouble may seem to come
 * first.
 */
const AFTER_MS = MINUTE_MS;
/** The most that a reader can weigh against each other. */
const MOST = 3;

/**
 * What changed just before a trouble began: from two minutes before to one minute after, the nearest three
 * in order of time. Empty if the trouble may be older than the data, because nothing is then known to be
 * "before".
 */
export function changedBefore(
  { changes }: ConsumerKind,
  situation: Situation,
  severity: Severity,
  since: Since | undefined,
): readonly Change[] {
  if (since === undefined || since.atLeast) return [];
  if (severity !== "critical" && severity !== "warning") return [];
  const distance = ({ at }: Change) => Math.abs(at - since.at);
  return changes(situation)
    .filter(({ at }) => at >= since.at - BEFORE_MS && at <= since.at + AFTER_MS)
    .toSorted((a, b) => distance(a) - distance(b))
    .slice(0, MOST)
    .toSorted((a, b) => a.at - b.at);
}
