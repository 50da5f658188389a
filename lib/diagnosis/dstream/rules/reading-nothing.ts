import { MINUTE_MS } from "@/lib/domain/minute";
import { formatDuration, formatNumber, formatQuantity } from "@/lib/format/quantity";
import { applicationKnown } from "@/lib/diagnosis/dstream/needs";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { emptyBatches } from "@/lib/diagnosis/dstream/quantities/batches/empty-batches";
import { formerApplication } from "@/lib/diagnosis/driver/quantities/former-application";
import { allLeasesExpired } from "@/lib/diagnosis/stream/quantities/leases/expired-leases";
import { streamReading, UNREAD_MINUTES } from "@/lib/diagnosis/stream/quantities/put/reading";
import { slots } from "@/lib/diagnosis/dstream/quantities/receivers/slots";
import {
  areFromElsewhere,
  type UnreadStream,
  unreadStream,
} from "@/lib/diagnosis/stream/quantities/shards/unread-stream";
import { clear, holds, type Looked, type Rule, WAITS } from "@/lib/diagnosis/parts/rule";
import {
  type EmptyBatches,
  seen,
  type Since,
  type Situation,
} from "@/lib/diagnosis/situation/situation";
import { minutesAnswered } from "@/lib/diagnosis/stream/needs";
import { sparkAnswers } from "@/lib/diagnosis/driver/needs";

const LEAST_MS = 3 * 60_000;
const LEAST_INTERVALS = 3;
const LEAST_BATCHES = 2;
/** Puts of one minute may all have been read before the batches became empty; those of two not. */
const LEAST_MINUTES = 2;

/**
 * Spark runs, and nothing of the stream reaches it while records are put. Told by the stream, in
 * CloudWatch's minutes and whatever the batch interval is: nobody gets a record, or nobody renews a lease.
 * Or by the batches: they are all empty. Receivers that are active without an error prove nothing, since
 * that is how a dead or looping KCL looks; and batches with records may hold another stream's.
 */
export const readingNothing: Rule = {
  cause: "reading-nothing",
  bottleneck: "consumer",
  matters: true,
  explains: WAITS,
  needs: () => [sparkAnswers, applicationKnown, minutesAnswered],
  check(s) {
    const empty = emptyBatches(s);
    const put = streamReading(s)?.putRecords ?? 0;
    const looked = lookedAt(s, empty);
    if (put <= 0) return clear(looked);
    const unread = unreadStream(s);
    const byBatches =
      empty !== undefined && isLong(s, empty) && !isFiner(s, unread, empty) ? empty : undefined;
    const since = byBatches ? byEmpty(byBatches) : (byStream(unread) ?? byLeases(s));
    if (since === undefined) return clear(looked);
    const lasted = `${since.atLeast ? "at least " : ""}${formatDuration(s.at - since.at)}`;
    return holds("critical", {
      headline: `${what(s, { empty: byBatches !== undefined, unread, lasted })} while ${formatQuantity(put, "records/s")} are put.`,
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

function lookedAt(s: Situation, empty: EmptyBatches | undefined): Looked {
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
      : ` From the stream no record was got for ${formatDuration(s.settledTo - unread.since)}${unread.everyCallFails ? ": GetRecords is called, and every call fails (success 0 %)" : ""}.`;
  return {
    text: `${inBatches}; ${put === undefined ? "what is put is not known" : `${formatQuantity(put, "records/s")} are put`}.${inStream}`,
    ...longest(s, lastedMs, unread),
    from: Math.min(since, unread?.since ?? since),
    to: s.at,
    series: unread === undefined ? "intakeRecords" : "getRecords",
  };
}

/** What holds is told: the batches' time, or the stream's where that alone is long enough. */
function longest(
  s: Situation,
  emptyMs: number,
  unread: UnreadStream | undefined,
): Pick<Looked, "value" | "unit" | "limit"> {
  const limit = Math.max(LEAST_MS, LEAST_INTERVALS * (effectiveInterval(s)?.effectiveMs ?? 0));
  if (unread === undefined || emptyMs >= limit) return { value: emptyMs, unit: "ms", limit };
  return { value: s.settledTo - unread.since, unit: "ms", limit: UNREAD_MINUTES * MINUTE_MS };
}

function isLong(s: Situation, empty: EmptyBatches): boolean {
  const { lastedMs, batches, minutesWithPuts } = empty;
  const effectiveMs = effectiveInterval(s)?.effectiveMs ?? 0;
  const limit = Math.max(LEAST_MS, LEAST_INTERVALS * effectiveMs);
  if (lastedMs >= limit && batches >= LEAST_BATCHES && minutesWithPuts >= LEAST_MINUTES)
    return true;
  // One batch of many minutes that stayed empty tells as much as many short ones.
  return (
    effectiveMs >= LONG_INTERVAL_MS && empty.wholeBatches >= 1 && minutesWithPuts >= MANY_MINUTES
  );
}

const LONG_INTERVAL_MS = 5 * 60_000;
const MANY_MINUTES = 5;

/** Reading ended somewhere in the last batch with records: where that is long, CloudWatch's minutes tell better. */
function isFiner(s: Situation, unread: UnreadStream | undefined, empty: EmptyBatches): boolean {
  const effectiveMs = effectiveInterval(s)?.effectiveMs ?? 0;
  return (
    unread !== undefined && effectiveMs > MINUTE_MS && unread.since >= empty.since - effectiveMs
  );
}

function byEmpty({ since, sinceIsAtLeast }: EmptyBatches): Since {
  return { at: since, atLeast: sinceIsAtLeast };
}

function byStream(unread: UnreadStream | undefined): Since | undefined {
  return unread && { at: unread.since, atLeast: unread.sinceIsAtLeast };
}

/** Others may read the stream: that nobody renews any lease of ours is told by the table alone. */
function byLeases(s: Situation): Since | undefined {
  const left = allLeasesExpired(s);
  return left && { at: left.since, atLeast: true };
}

function what(
  s: Situation,
  { empty, unread, lasted }: { empty: boolean; unread: UnreadStream | undefined; lasted: string },
): string {
  if (unread?.everyCallFails === true)
    return `GetRecords is called, and every call fails: nothing was read for ${lasted}`;
  if (seen(s, "slots")?.executors === 0 || slots(s)?.total === 0)
    return `The application has no executor, so no receiver runs: nothing was read for ${lasted}`;
  const former = formerApplication(s);
  if (former !== undefined && !empty)
    return `Nothing of the stream was read for ${lasted}, and the driver at this address now runs another application (${s.application?.name ?? "unnamed"} instead of ${former})`;
  if (empty) return `Spark runs but reads nothing: every batch has been empty for ${lasted}`;
  return areFromElsewhere(s)
    ? `Nothing of the stream was read for ${lasted}, and what the batches hold comes from elsewhere,`
    : `Spark runs but nothing of the stream was read for ${lasted}`;
}
