import type { VerdictNumbers } from "@/lib/domain/verdict";
import { formatNumber } from "./quantity";
import { rateWords, recordsWord } from "./record-words";

type LeftBehind = Pick<
  VerdictNumbers,
  "unreadRecords" | "unreadRecordsPerSecond" | "refusedRecordsPerSecond" | "userRecordsPerRecord"
>;

/** The precision of a number that is estimated from minutes. */
const DIGITS = 2;

/** `519 542` as `520 000`: an estimate is not given to the record. */
export function aboutRecords(records: number): string {
  return formatNumber(Number(records.toPrecision(DIGITS)));
}

/** `About 520 000 records, 960 records/s more`; empty when every shard is read. */
export function unreadWords(numbers: LeftBehind): string | undefined {
  const { unreadRecords, unreadRecordsPerSecond } = numbers;
  if (unreadRecords === undefined) return undefined;
  if (unreadRecords === null) return "how many is not known";
  const more =
    unreadRecordsPerSecond == null
      ? ""
      : `, ${rateWords(unreadRecordsPerSecond, "user", numbers)} more`;
  return `about ${aboutRecords(unreadRecords)} ${recordsWord("user", numbers)}${more}`;
}

/**
 * Records that are left behind, one sentence each, without a full stop: in shards that are not
 * read, and refused writes of producers.
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
          `${rateWords(refused, "Kinesis", numbers)} are refused: they are in producers\u2019 buffers, or lost, and no part of the backlog`,
        ]),
  ];
}
