import type { ShardConcern, ShardView } from "@/lib/contract/shards";
import { formatNumber } from "@/lib/format/quantity";

/** As many rows at any time, so that nothing below moves when a shard becomes late. */
export const SHOWN_SHARDS = 8;

export interface ShardGroups {
  readonly worst: readonly ShardView[];
  readonly others: readonly ShardView[];
  /** What the others are, in words; empty without others. */
  readonly othersWords: string;
}

/** The worst rows, and the rest by what it is. */
export function shardGroups(rows: readonly ShardView[]): ShardGroups {
  const others = rows.slice(SHOWN_SHARDS);
  return { worst: rows.slice(0, SHOWN_SHARDS), others, othersWords: wordsOf(others) };
}

/** In the order of gravity. They are true of one shard as of several. */
export const CONCERN_WORDS = {
  unread: "not read",
  refusing: "refusing records",
  late: "late",
  unclear: "standing still",
} as const satisfies Record<ShardConcern, string>;

function wordsOf(others: readonly ShardView[]): string {
  const { length } = others;
  if (length === 0) return "";
  const kinds = [...Object.values(CONCERN_WORDS), "in time", "without a sign of trouble"];
  const found = others.map(kindOf);
  const counts = kinds.flatMap((kind) => {
    const count = found.filter((one) => one === kind).length;
    if (count === 0) return [];
    return count === length ? kind : `${formatNumber(count)} ${kind}`;
  });
  const many = length === 1 ? "other shard" : `other ${formatNumber(length)} shards`;
  return `The ${many}: ${counts.join(", ")}`;
}

/** A shard whose lag is not known is not said to be read in time. */
function kindOf({ concern, lagMs }: ShardView): string {
  if (concern !== undefined) return CONCERN_WORDS[concern];
  return typeof lagMs === "number" ? "in time" : "without a sign of trouble";
}
