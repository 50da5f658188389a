import { situationAt } from "@/lib/diagnosis/kinds/kind-of";
import { publicationSilence } from "@/lib/diagnosis/stream/quantities/put/publication";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/metric-period";
import type { PipelineWindow } from "@/lib/domain/window";
import { formatDuration } from "@/lib/format/duration";
import { formatMoment } from "@/lib/format/time";
import type { Aside } from "../source-health/source-health";

const LATE = "wait, or look at the AWS Health Dashboard, for its metrics are late.";

/**
 * What to say of CloudWatch when it answers completely but has no data of the stream: no put, no
 * get, no call and no age in at least three settled minutes. CloudWatch is late if the stream had
 * datapoints before, or if Spark takes records. A stream that never had a datapoint may be one that
 * nobody uses. Undefined while anything is published.
 *
 * @param now epoch ms
 */
export function publicationAside(window: PipelineWindow, now: number): Aside | undefined {
  const situation = situationAt(window, now);
  const silence = publicationSilence(situation);
  if (silence === undefined) return undefined;
  const { since, sinceIsAtLeast } = silence;
  if (!sinceIsAtLeast) {
    const when = `${formatMoment(since, "UTC", now)} UTC (${whole(now - since, MINUTE_MS)})`;
    return {
      lateSince: since,
      sentence: `CloudWatch answers, and has published nothing about the stream since ${when}: ${LATE}`,
    };
  }
  const lasted = whole(now - since, now - since < HOUR_MS ? MINUTE_MS : HOUR_MS);
  if (situation.consumer.newestBatches(situation).some(({ records }) => records > 0)) {
    return {
      lateSince: since,
      sentence: `CloudWatch answers, and has published nothing about the stream for at least ${lasted}, though Spark takes records: ${LATE}`,
    };
  }
  return {
    sentence: `CloudWatch answers, and has no datapoint of the stream of the last ${lasted}: nobody puts to it or reads it.`,
  };
}

/** A duration in whole units: the sentence must not change with every poll. */
function whole(ms: number, unitMs: number): string {
  return formatDuration(Math.floor(ms / unitMs) * unitMs);
}
