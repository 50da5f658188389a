import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { rateInBoth, rateWords, type RecordCounts, recordsWord } from "@/lib/format/record-words";
import { aggregation } from "./aggregation";

/** The aggregation as the verdict's numbers have it. */
export const recordCounts = quantity((situation): RecordCounts => {
  const found = aggregation(situation);
  if (found.state === "unsteady") return { userRecordsPerRecord: null };
  return found.state === "steady" ? { userRecordsPerRecord: found.userRecordsPerRecord } : {};
});

/** A rate of user records, which Spark counts: intake, capacity, arrivals, caps, estimates. */
export function userRate(situation: Situation, value: number): string {
  return rateWords(value, "user", recordCounts(situation));
}

/** A rate of Kinesis records, which the stream counts: puts, reads, refusals. */
export function kinesisRate(situation: Situation, value: number): string {
  return rateWords(value, "Kinesis", recordCounts(situation));
}

/** A rate of user records in both kinds: what Spark bears, and what producers may put. */
export function userRateInBoth(situation: Situation, value: number): string {
  return rateInBoth(value, "user", recordCounts(situation));
}

/** A rate of Kinesis records in both kinds. */
export function kinesisRateInBoth(situation: Situation, value: number): string {
  return rateInBoth(value, "Kinesis", recordCounts(situation));
}

/** `user records` where they differ from Kinesis', else `records`. */
export function userRecords(situation: Situation): string {
  return recordsWord("user", recordCounts(situation));
}
