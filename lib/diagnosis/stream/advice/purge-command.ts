import { awsCommand } from "./shell-command";

/** The rows to delete, one command a line; shown, never run. */
export function purgeCommand(
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
