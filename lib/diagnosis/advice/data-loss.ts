import type { Advice, Cause } from "@/lib/domain/verdict";
import { formatDuration } from "@/lib/format/quantity";
import { age } from "../quantities/age";
import { timeToDataLossMs } from "../quantities/data-loss";
import type { Since } from "../rule";
import { held, type Situation } from "../situation";
import { regionOf } from "./region-of";
import { awsCommand } from "./shell-command";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Under these nothing is read of some shards or all, so that no age is published for them. */
const READS_NOTHING: ReadonlySet<Cause> = new Set(["down", "reading-nothing", "shards-unread"]);

/** How long until unread records expire, and the line that gives more time if it is under a day. */
export function dataLossAdvice(
  situation: Situation,
  { cause, since }: { cause: Cause; since: Since | undefined },
): readonly Advice[] {
  const stream = held(situation, "stream");
  if (stream === undefined) return [];
  const unreadFor = READS_NOTHING.has(cause) && since && situation.at - since.at;
  const left = unreadFor
    ? Math.max(0, stream.retentionMs - unreadFor)
    : timeToDataLossMs(situation);
  if (left === undefined) return [];
  const oldest = unreadFor || (age(situation)?.latestMs ?? 0);
  const hours = Math.max(48, Math.ceil((2 * stream.retentionMs) / HOUR_MS));
  return [
    {
      text:
        left === 0
          ? "Unread records are expiring now."
          : `Unread records begin to expire in ${formatDuration(left)} at this rate.`,
      because: `The oldest is ${formatDuration(oldest)} old, and records are kept for ${formatDuration(stream.retentionMs)}.`,
      ...(left < DAY_MS
        ? {
            command: awsCommand("kinesis increase-stream-retention-period", {
              region: regionOf(stream),
              "stream-name": stream.name,
              "retention-period-hours": hours,
            }),
          }
        : {}),
    },
  ];
}
