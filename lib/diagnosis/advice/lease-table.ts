import { awsCommand } from "./shell-command";

/** Shards by name, at most five of them. */
export function namesOf(shardIds: readonly string[]): string {
  const first = shardIds.slice(0, 5);
  const more = shardIds.length - first.length;
  return more > 0 ? `${first.join(", ")} and ${more} more` : first.join(", ");
}

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
