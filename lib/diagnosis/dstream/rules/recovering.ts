import { asSentence } from "@/lib/domain/text/problem-and-remedy";
import { atLeastWords } from "@/lib/format/delay-words";
import { aboutRecords } from "@/lib/format/left-behind-words";
import { formatDuration } from "@/lib/format/quantity";
import { BATCHES } from "@/lib/diagnosis/dstream/needs";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { delays } from "@/lib/diagnosis/dstream/quantities/backlog/delays";
import { remainingWork } from "@/lib/diagnosis/dstream/quantities/backlog/remaining-work";
import { longBatches } from "@/lib/diagnosis/dstream/quantities/batches/long-batches";
import { queue } from "@/lib/diagnosis/dstream/quantities/queue/queue";
import {
  IN_STREAM,
  isOfLongBatch,
  type Recovery,
  recovery,
} from "@/lib/diagnosis/dstream/quantities/recovery/recovery";
import { nothingEndsMs } from "@/lib/diagnosis/dstream/quantities/queue/standstill";
import { clear, firing, type RuleEvidence, type Rule, words } from "@/lib/diagnosis/parts/rule";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { userRecords } from "@/lib/diagnosis/stream/quantities/share/record-counts";

/** Behind and getting better: no side is at fault, but it has not caught up yet. */
export const recovering: Rule = {
  cause: "recovering",
  bottleneck: "none",
  matters: false,
  waits: true,
  letsWait: true,
  advisedAlone: true,
  needs: () => BATCHES,
  check(s) {
    const found = recovery(s);
    if (found === undefined) return clear(words(s, "Spark is not catching up with a backlog."));
    return firing("warning", {
      headline:
        longBatchInWords(s, found) ?? `Spark is catching up${levelInWords(s)}: ${leftInWords(s)}.`,
      since: found.since,
      looked: whatWasSeen(s, found),
    });
  },
};

function levelInWords(s: Situation): string {
  const levelInMs = remainingWork(s)?.levelInMs;
  return levelInMs === undefined ? "" : ` and will be level in about ${formatDuration(levelInMs)}`;
}

/** The delay as the page shows it everywhere. If a part of it is unknown, how much is left. */
function leftInWords(s: Situation): string {
  const { endToEndMs } = delays(s);
  const left = remainingWork(s)?.records;
  if (endToEndMs !== undefined || left === undefined) return waitInWords(s);
  return `about ${aboutRecords(left)} ${userRecords(s)} are left`;
}

function waitInWords(s: Situation): string {
  const { endToEndMs, atLeast } = delays(s);
  return endToEndMs === undefined
    ? `the oldest batch has waited for ${formatDuration(queue(s).headAgeMs)}`
    : `a record put now will be done in ${atLeastWords(endToEndMs, atLeast)}`;
}

/** The age of what waits in the stream, the delay of what waits in Spark. */
function whatWasSeen(s: Situation, { why, since }: Recovery): RuleEvidence {
  const inStream = IN_STREAM.has(why);
  const value = inStream
    ? (delays(s).readAgeMs ?? null)
    : (delays(s).endToEndMs ?? queue(s).headAgeMs);
  const seen = inStream ? `what is read is ${formatDuration(value ?? 0)} old` : waitInWords(s);
  return {
    text: `${asSentence(seen)}, and ${why}.`,
    value,
    unit: "ms",
    // While no batch ends, nobody knows how far beyond a limit it is.
    limit: nothingEndsMs(s) === undefined ? (effectiveInterval(s)?.effectiveMs ?? null) : null,
    from: since.at,
    to: s.at,
    series: inStream ? "iteratorAge" : "schedulingDelay",
  };
}

function longBatchInWords(s: Situation, { why, since }: Recovery): string | undefined {
  const long = longBatches(s);
  if (!isOfLongBatch(why) || long === undefined) return undefined;
  return `A long batch runs, as about every ${formatDuration(long.everyMs)}: it has run for ${formatDuration(s.at - since.at)}, and such batches take ${formatDuration(long.usualMs)}.`;
}
