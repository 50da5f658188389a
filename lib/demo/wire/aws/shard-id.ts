/** `shardId-000000000007` */
export function shardId(index: number): string {
  return `shardId-${String(index).padStart(12, "0")}`;
}
