import type { RecoveryProgress } from "@/lib/domain/verdict";
import { formatNumber } from "./quantity";
import { type RecordCounts, recordsWord } from "./record-words";

const BEGAN: Record<RecoveryProgress["by"], string> = {
  restart: "Restarted",
  "batch-ended": "The batch ended",
  reading: "Reads more than is put since",
  draining: "Catches up since",
};

interface RecoveryWords {
  readonly clock: (at: number) => string;
  readonly moment: (at: number) => string;
  readonly counts: RecordCounts;
}

/**
 * The steps of a recovery, each a few words: `Restarted 00:30:49`, `566 000 records behind`,
 * `210 000 left`, `level at about 00:36`; at its end, `level`. An unknown step is left out.
 *
 * @param words.clock an instant in the reader's zone, to the second
 * @param words.moment an instant in the reader's zone, to the minute
 * @param words.counts which records are counted
 */
export function recoverySteps(
  { by, from, backlogAtStart, leftRecords, levelAt, isLevel }: RecoveryProgress,
  { clock, moment, counts }: RecoveryWords,
): readonly string[] {
  return [
    `${BEGAN[by]} ${clock(from)}`,
    ...(backlogAtStart === null
      ? []
      : [`${about(backlogAtStart)} ${recordsWord("user", counts)} behind`]),
    ...(leftRecords === null ? [] : [`${about(leftRecords)} left`]),
    ...(levelAt === null ? [] : [`level at about ${moment(levelAt)}`]),
    ...(isLevel === true ? ["level"] : []),
  ];
}

/** Three digits are as exact as rates allow, and do not change with every look. */
function about(records: number): string {
  return formatNumber(Number(records.toPrecision(3)));
}
