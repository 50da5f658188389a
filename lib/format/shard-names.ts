/** Shards by name, at most five of them. */
export function shardNames(shardIds: readonly string[]): string {
  const first = shardIds.slice(0, 5);
  const more = shardIds.length - first.length;
  return more > 0 ? `${first.join(", ")} and ${more} more` : first.join(", ");
}
