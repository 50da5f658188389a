import type { NumberName, VerdictNumbers } from "@/lib/domain/verdict";
import { unreadWords } from "@/lib/format/left-behind-words";
import { formatQuantity, UNKNOWN } from "@/lib/format/quantity";
import { rateWords, recordsWord } from "@/lib/format/record-words";

export interface KeyNumber {
  readonly name: NumberName;
  readonly label: string;
  readonly text: string;
  readonly hint: string;
}

/**
 * The verdict's numbers in the order of a reader's questions. Numbers that cannot apply now are
 * left out.
 */
export function keyNumbers(numbers: VerdictNumbers): readonly KeyNumber[] {
  const { catchUpMs, timeToDataLossMs, refusedRecordsPerSecond } = numbers;
  const unread = unreadWords(numbers);
  return [
    {
      name: "utilisationRatio" as const,
      label: "Utilisation",
      text: formatQuantity(numbers.utilisationRatio, "ratio"),
      hint: "Share of the batch interval that processing takes. Above 100 % the queue grows.",
    },
    {
      name: "sustainableRecordsPerSecond" as const,
      label: "Sustainable",
      text: rateWords(numbers.sustainableRecordsPerSecond, "user", numbers),
      hint: "Intake at which processing would just fill the batch interval.",
    },
    {
      name: "backlogRecords" as const,
      label: "Backlog",
      text: backlog(numbers),
      hint: "Records put and not yet processed: in the stream, read or not, and in Spark.",
    },
    ...(unread === undefined
      ? []
      : [
          {
            name: "unreadRecords" as const,
            label: "In shards not read",
            text: unread,
            hint: "Part of the backlog that nobody works off: about what was put since then.",
          },
        ]),
    ...(refusedRecordsPerSecond == null || refusedRecordsPerSecond <= 0
      ? []
      : [
          {
            name: "refusedRecordsPerSecond" as const,
            label: "Refused, not in the backlog",
            text: rateWords(refusedRecordsPerSecond, "Kinesis", numbers),
            hint: "In producers\u2019 buffers, or lost; no part of the backlog.",
          },
        ]),
    ...(catchUpMs === null
      ? []
      : [
          {
            name: "catchUpMs" as const,
            label: "Caught up in",
            text: formatQuantity(catchUpMs, "ms"),
            hint: "Backlog divided by what is lately worked off beyond what arrives.",
          },
        ]),
    ...(timeToDataLossMs === null
      ? []
      : [
          {
            name: "timeToDataLossMs" as const,
            label: "Data loss in",
            text: formatQuantity(timeToDataLossMs, "ms"),
            hint: "When the iterator age will reach the retention, if it goes on growing so.",
          },
        ]),
  ];
}

function backlog(numbers: VerdictNumbers): string {
  const { backlogRecords: records } = numbers;
  const word = recordsWord("user", numbers);
  return records === null ? UNKNOWN : `${formatQuantity(records, "count")} ${word}`;
}
