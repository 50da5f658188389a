import { formatNumber } from "@/lib/format/quantity";
import { queue } from "@/lib/diagnosis/dstream/quantities/queue/queue";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { userRecords } from "@/lib/diagnosis/stream/quantities/share/record-counts";

/**
 * The cost of a start: it reads on from the checkpoints in the lease table. Records that were received and
 * not processed are read again only if Spark recovers from a checkpoint of its own (Spark's Kinesis guide,
 * "Configuring Kinesis Checkpointing").
 */
export function restartCosts(situation: Situation): string {
  const { records } = queue(situation);
  const waiting =
    records > 0
      ? ` The ${formatNumber(records)} ${userRecords(situation)} that wait in Spark come back only if it recovers from a Spark checkpoint.`
      : " Nothing waits in Spark that could be lost.";
  return `it continues from its last checkpoints, and reads nothing for about a minute.${waiting}`;
}
