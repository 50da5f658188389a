import type { VerdictNumbers } from "@/lib/domain/verdict";
import { formatNumber, formatQuantity } from "./quantity";

type LeftBehind = Pick<
  VerdictNumbers,
  "unreadRecords" | "unreadRecordsPerSecond" | "refusedRecordsPerSecond"
>;

/** What is estimated from minutes is no more exact. */
const DIGITS = 2;

/** `519 542` as `520 000`: what is estimated is not told to the record. */
export function aboutRecords(records: number): string {
  return formatNumber(Number(records.toPrecision(DIGITS)));
}

/** `About 520 000 records, 960 records/s more`; nothing where every shard is read. */
export function unreadWords(numbers: LeftBehind): string | undefined {
  const { unreadRecords, unreadRecordsPerSecond } = numbers;
  if (unreadRecords === undefined) return undefined;
  if (unreadRecords === null) return "how many is not known";
  const more =
    unreadRecordsPerSecond == null
      ? ""
      : `, ${formatQuantity(unreadRecordsPerSecond, "records/s")} more`;
  return `about ${aboutRecords(unreadRecords)} records${more}`;
}

/**
 * What lies where no reading and no work comes to it, a sentence each, without a full stop: in shards that
 * are not read, and with producers whose writes were refused.
 */
export function leftBehindWords(numbers: LeftBehind): readonly string[] {
  const unread = unreadWords(numbers);
  const { refusedRecordsPerSecond: refused } = numbers;
  return [
    ...(unread === undefined
      ? []
      : [
          numbers.unreadRecords === null
            ? `Records lie in shards that are not read; ${unread}`
            : `In shards that are not read lie ${unread}`,
        ]),
    ...(refused == null || refused <= 0
      ? []
      : [
          `${formatQuantity(refused, "records/s")} are refused: they are in producers\u2019 buffers, or lost, and no part of the backlog`,
        ]),
  ];
}
