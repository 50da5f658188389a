import type { StreamFacts } from "@/lib/domain/stream-facts";
import { DAY_MS, HOUR_MS } from "@/lib/domain/metric-period";
import type { Advice, Cause } from "@/lib/domain/verdict";
import { formatDuration } from "@/lib/format/quantity";
import { age } from "@/lib/diagnosis/stream/quantities/age/age";
import { timeToDataLossMs } from "@/lib/diagnosis/stream/quantities/lag/data-loss";
import { asOf, type Since, type Situation } from "@/lib/diagnosis/situation/situation";
import { regionOf } from "./region-of";
import { awsCommand } from "./shell-command";

/** A deadline further ahead concerns nobody today, and is not known this precisely. */
const FAR_MS = 3 * DAY_MS;

/** With these causes some or all shards are not read, so no age is published for them. */
const READS_NOTHING: ReadonlySet<Cause> = new Set(["down", "reading-nothing", "shards-unread"]);

/** How much time is left until unread records expire, and how to have more of it. */
export function dataLossAdvice(
  situation: Situation,
  { cause, since }: { cause: Cause; since: Since | undefined },
): readonly Advice[] {
  const stream = asOf(situation, "stream");
  if (stream === undefined) return [];
  const unreadFor = READS_NOTHING.has(cause) && since && situation.at - since.at;
  const left = unreadFor
    ? Math.max(0, stream.retentionMs - unreadFor)
    : timeToDataLossMs(situation);
  if (left === undefined || left > FAR_MS) return [];
  const oldest = unreadFor || (age(situation)?.latestMs ?? 0);
  return [
    {
      text: timeWords(left),
      because: `The oldest is ${formatDuration(oldest)} old, and records are kept for ${formatDuration(stream.retentionMs)}.`,
      ...(left < DAY_MS ? { command: keepLonger(stream) } : {}),
    },
  ];
}

function timeWords(left: number): string {
  if (left === 0) return "Lengthen the retention now: unread records are expiring.";
  const when = `unread records begin to expire in ${formatDuration(left)} at this rate`;
  return left < DAY_MS
    ? `Lengthen the retention if the repair may take long: ${when}.`
    : `Do it within ${formatDuration(left)}: then unread records begin to expire at this rate.`;
}

/** Records are read late for some reason. A longer retention is the least that helps. */
export function retentionAdvice(situation: Situation): readonly Advice[] {
  const stream = asOf(situation, "stream");
  if (stream === undefined) return [];
  return [
    {
      text: "Lengthen the retention, and find out why records are read so late.",
      because: `They are ${formatDuration(age(situation)?.latestMs ?? 0)} old when read, and kept for ${formatDuration(stream.retentionMs)}.`,
      command: keepLonger(stream),
    },
  ];
}

function keepLonger(stream: StreamFacts): string {
  return awsCommand("kinesis increase-stream-retention-period", {
    region: regionOf(stream),
    "stream-name": stream.name,
    "retention-period-hours": Math.max(48, Math.ceil((2 * stream.retentionMs) / HOUR_MS)),
  });
}
