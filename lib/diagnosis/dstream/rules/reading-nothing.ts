import { MINUTE_MS } from "@/lib/domain/metric-period";
import { formatDuration, formatNumber } from "@/lib/format/quantity";
import { applicationKnown } from "@/lib/diagnosis/dstream/needs";
import { emptyBatches } from "@/lib/diagnosis/dstream/quantities/batches/empty-batches";
import { formerApplication } from "@/lib/diagnosis/driver/quantities/former-application";
import { streamReading, UNREAD_MINUTES } from "@/lib/diagnosis/stream/quantities/put/reading";
import { hasNoExecutor } from "@/lib/diagnosis/dstream/quantities/receivers/slots";
import {
  areFromElsewhere,
  type UnreadStream,
  unreadStream,
} from "@/lib/diagnosis/stream/quantities/shards/unread-stream";
import { clear, firing, type RuleEvidence, type Rule } from "@/lib/diagnosis/parts/rule";
import { type EmptyBatches, type Situation } from "@/lib/diagnosis/situation/situation";
import { minutesAnswered } from "@/lib/diagnosis/stream/needs";
import { sparkAnswers } from "@/lib/diagnosis/driver/needs";
import { emptyLimitMs, nothingRead } from "@/lib/diagnosis/stream/quantities/shards/nothing-read";
import { starvedSince } from "@/lib/diagnosis/stream/quantities/lag/starved";
import { kinesisRate } from "@/lib/diagnosis/stream/quantities/share/record-counts";

/**
 * Spark runs, records are put, and none of the stream's records reach it. The stream shows it in
 * CloudWatch's minutes, for any batch interval: nobody reads a record, or nobody renews a lease. Or the
 * batches show it: all are empty. Active receivers without errors prove nothing, because a dead or looping
 * KCL looks the same. Batches with records may hold another stream's.
 */
export const readingNothing: Rule = {
  cause: "reading-nothing",
  bottleneck: "consumer",
  matters: true,
  letsWait: true,
  needs: () => [sparkAnswers, applicationKnown, minutesAnswered],
  check(s) {
    const looked = lookedAt(s, emptyBatches(s));
    const nothing = nothingRead(s);
    // If the shards refuse nearly all reads, they are the cause, and `read-limit` reports it.
    if (nothing === undefined || starvedSince(s) !== undefined) return clear(looked);
    const { since, toldBy } = nothing;
    const put = streamReading(s)?.putRecords ?? 0;
    const unread = unreadStream(s);
    const lasted = `${since.atLeast ? "at least " : ""}${formatDuration(s.at - since.at)}`;
    return firing("critical", {
      headline: `${what(s, { empty: toldBy === "batches", unread, lasted })} while ${kinesisRate(s, put)} are put.`,
      brief: `Spark has read nothing for ${lasted}`,
      since,
      looked,
    });
  },
};

function emptyInWords(batches: number, lastedMs: number): string {
  if (batches === 0) return "The last batch had records";
  const which = batches === 1 ? "batch was" : `${formatNumber(batches)} batches were`;
  return `The last ${which} empty, for ${formatDuration(lastedMs)}`;
}

function lookedAt(s: Situation, empty: EmptyBatches | undefined): RuleEvidence {
  const put = streamReading(s)?.putRecords;
  const { lastedMs = 0, batches = 0, since = s.settledTo } = empty ?? {};
  const unread = unreadStream(s);
  const inBatches =
    empty === undefined
      ? "Recovered batches still wait, or none is known"
      : emptyInWords(batches, lastedMs);
  const inStream =
    unread === undefined
      ? ""
      : ` No record was read from the stream for ${formatDuration(s.settledTo - unread.since)}${unread.everyCallFails ? ": GetRecords is called, and every call fails (success 0 %)" : ""}.`;
  return {
    text: `${inBatches}; ${put === undefined ? "what is put is not known" : `${kinesisRate(s, put)} are put`}.${inStream}`,
    ...longest(s, lastedMs, unread),
    from: Math.min(since, unread?.since ?? since),
    to: s.at,
    series: unread === undefined ? "intakeRecords" : "getRecords",
  };
}

/** The time shown is that of the batches, or that of the stream if only it is long enough. */
function longest(
  s: Situation,
  emptyMs: number,
  unread: UnreadStream | undefined,
): Pick<RuleEvidence, "value" | "unit" | "limit"> {
  const limit = emptyLimitMs(s);
  if (unread === undefined || emptyMs >= limit) return { value: emptyMs, unit: "ms", limit };
  return { value: s.settledTo - unread.since, unit: "ms", limit: UNREAD_MINUTES * MINUTE_MS };
}

function what(
  s: Situation,
  { empty, unread, lasted }: { empty: boolean; unread: UnreadStream | undefined; lasted: string },
): string {
  if (unread?.everyCallFails === true)
    return `GetRecords is called, and every call fails: nothing was read for ${lasted}`;
  if (hasNoExecutor(s))
    return `The application has no executor, so no receiver runs: nothing was read for ${lasted}`;
  const former = formerApplication(s);
  if (former !== undefined && !empty)
    return `Nothing of the stream was read for ${lasted}, and the driver at this address now runs another application (${s.application?.name ?? "unnamed"} instead of ${former})`;
  if (empty) return `Spark runs but reads nothing: every batch has been empty for ${lasted}`;
  return areFromElsewhere(s)
    ? `Nothing of the stream was read for ${lasted}, and what the batches hold comes from elsewhere,`
    : `Spark runs but nothing of the stream was read for ${lasted}`;
}
