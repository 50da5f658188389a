import type { ShardView } from "@/lib/contract/shards";
import { formatNumber } from "@/lib/format/quantity";
import { shortWorkers } from "@/lib/format/shard-names";

/** This many workers are named. */
const NAMED = 2;

/** Shards of the same worker that have no such trouble, and what is known of them. */
export interface Spared {
  readonly isSpared: (row: ShardView) => boolean;
  readonly words: string;
}

/**
 * Which workers hold some shards, as the end of a sentence. Empty if that is not known. A worker
 * that has other shards without such trouble is not slow itself.
 */
export function holders(
  some: readonly ShardView[],
  all: readonly ShardView[],
  { isSpared, words }: Spared,
): string {
  const names = shortWorkers(all.flatMap(({ owner }) => owner ?? []));
  const owners = some.flatMap(({ owner }) => owner ?? []);
  const workers = [...new Set(owners)];
  const [first] = workers;
  if (first === undefined) return "";
  const name = (owner: string) => names.get(owner) ?? owner;
  if (workers.length > NAMED)
    return workers.length === names.size
      ? `; all ${formatNumber(names.size)} workers hold some of them`
      : `; ${formatNumber(workers.length)} of ${formatNumber(names.size)} workers hold them`;
  if (workers.length === NAMED)
    return `; ${workers.map((owner) => `${name(owner)} holds ${countOf(owners, owner)}`).join(", ")}`;
  const spared = all.filter((row) => row.owner === first && isSpared(row)).length;
  const beside =
    spared === 0
      ? ""
      : `, and ${formatNumber(spared)} that ${spared === 1 ? "is" : "are"} ${words}`;
  return `; ${name(first)} holds ${these(some, owners)}${beside}`;
}

function these({ length }: readonly ShardView[], owners: readonly string[]): string {
  if (owners.length < length) return `${formatNumber(owners.length)} of them`;
  return { 1: "it", 2: "both" }[length] ?? "all of them";
}

const countOf = (owners: readonly string[], worker: string): string =>
  formatNumber(owners.filter((owner) => owner === worker).length);
