import type { UnreadShard } from "../quantities/unread-shards";
import { awsCommand } from "./shell-command";

/** Shards by name, at most five of them. */
export function namesOf(shardIds: readonly string[]): string {
  const first = shardIds.slice(0, 5);
  const more = shardIds.length - first.length;
  return more > 0 ? `${first.join(", ")} and ${more} more` : first.join(", ");
}

/** The rows to delete, one command a line; shown, never run. */
export function purgeCommand(
  shards: readonly UnreadShard[],
  { table, region }: { table: string; region: string },
): string {
  return shards
    .map(({ id }) =>
      awsCommand("dynamodb delete-item", {
        region,
        "table-name": table,
        key: JSON.stringify({ leaseKey: { S: id } }),
      }),
    )
    .join("\n");
}
