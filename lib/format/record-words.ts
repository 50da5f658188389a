import type { RecordKind, Unit } from "@/lib/domain/series";
import type { VerdictNumbers } from "@/lib/domain/verdict";
import { formatQuantity } from "./quantity";

/** How Kinesis' records and user records differ, as the verdict knows it. */
export type RecordCounts = Pick<VerdictNumbers, "userRecordsPerRecord">;

/** Whether user records and Kinesis records are different numbers. If not, both are "records". */
const differ = ({ userRecordsPerRecord }: RecordCounts): boolean =>
  userRecordsPerRecord !== undefined;

/** The unit of a rate: plain `records/s` where both kinds are the same. */
export function rateUnit(kind: RecordKind, counts: RecordCounts): Unit {
  return differ(counts) ? `${kind} records/s` : "records/s";
}

/** A rate of records in words: `2 350 records/s`, or `2 350 user records/s`. */
export function rateWords(value: number | null, kind: RecordKind, counts: RecordCounts): string {
  return formatQuantity(value, rateUnit(kind, counts));
}

/** The word for records of a kind: `records`, or `user records`. */
export function recordsWord(kind: RecordKind, counts: RecordCounts): string {
  return differ(counts) ? `${kind} records` : "records";
}

/**
 * A rate in both kinds, for advice that concerns Spark and the producers: `10 026 user records/s
 * (about 2 507 Kinesis records/s)`. A factor that is not steady converts nothing, and is said.
 */
export function rateInBoth(value: number, kind: RecordKind, counts: RecordCounts): string {
  const { userRecordsPerRecord: factor } = counts;
  const words = rateWords(value, kind, counts);
  if (factor === undefined) return words;
  const [other, times] = kind === "user" ? (["Kinesis", 1] as const) : (["user", -1] as const);
  if (factor === null)
    return kind === "user"
      ? `${words} (Kinesis records hold a changing number of them)`
      : `${words} (which hold a changing number of user records)`;
  return `${words} (about ${rateWords(value / factor ** times, other, counts)})`;
}
