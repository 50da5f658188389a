import type { Advice } from "@/lib/domain/verdict";
import { formatNumber } from "@/lib/format/quantity";
import { lastCompleted } from "@/lib/diagnosis/dstream/rules/failing-batches";
import type { Situation } from "@/lib/diagnosis/situation/situation";

/** Where the exception is, and that records of a failed output are not written later. */
export function failingAdvice(situation: Situation): readonly Advice[] {
  const last = lastCompleted(situation);
  const failed = last.filter((batch) => batch.failed);
  const newest = failed.at(-1);
  const why = newest?.failure === undefined ? "" : ` The last one says: ${newest.failure}`;
  const because = `${formatNumber(failed.length)} of the last ${formatNumber(last.length)} batches had a failed output.${withStop(why)}`;
  return [
    {
      text: "Open the batch that failed in Spark's UI, read the exception of its failed job and that executor's log, and mend the output or what it writes to.",
      because,
      ...(newest === undefined ? {} : { batch: newest.reference }),
    },
    {
      text: "Find out whether the records of the failed batches are to be written again: Spark goes on with the next batch, and its leases move on past them.",
      because,
    },
  ];
}

function withStop(text: string): string {
  return text === "" || /[.!?…]$/.test(text) ? text : `${text}.`;
}
