import type { Advice } from "@/lib/domain/verdict";
import { formatNumber } from "@/lib/format/quantity";
import { shardNames } from "@/lib/format/shard-names";
import type { ForeignLeases } from "@/lib/diagnosis/stream/quantities/leases/foreign-leases";
import { awsCommand } from "./shell-command";

/**
 * Rows that cannot belong to this stream: first the way that deletes nothing, then the one that does, with
 * what it deletes. Only rows that are proven foreign are named in a command.
 */
export function foreignRowsAdvice(foreign: ForeignLeases): readonly Advice[] {
  const { table, region, shardIds } = foreign;
  const rows = shardIds.length === 1 ? "1 row" : `${formatNumber(shardIds.length)} rows`;
  const because = `In the lease table ${table} in ${region} the ${shardIds.length === 1 ? "row" : "rows"} of ${shardNames(shardIds)} cannot be of this stream: its checkpoint or its hash range is another stream's.`;
  return [
    {
      text: "Give the application a KCL name (checkpointAppName) of its own. It then begins every shard at its initial position, which is LATEST unless set: what was put before that is not read.",
      because,
    },
    {
      text: `Or stop every application that uses ${table}, and delete the ${rows} below. Their owner then loses its position in these shards, and this application begins them at its initial position.`,
      because,
      command: purgeCommand(shardIds, foreign),
    },
  ];
}

/** Deletes the rows, one command a line. Shown, never run. */
function purgeCommand(
  shardIds: readonly string[],
  { table, region }: { table: string; region: string },
): string {
  return shardIds
    .map((id) =>
      awsCommand("dynamodb delete-item", {
        region,
        "table-name": table,
        key: JSON.stringify({ leaseKey: { S: id } }),
      }),
    )
    .join("\n");
}
