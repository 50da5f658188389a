import type { ShardConcern, ShardView } from "@/lib/contract/shards";
import { formatDuration, formatNumber, formatRatio } from "@/lib/format/quantity";
import { shortShard } from "@/lib/format/shard-names";
import { holders } from "./holders";

/**
 * What stands out, and which workers hold it.
 *
 * @param rows worst first
 */
export function shardSummary(rows: readonly ShardView[]): string {
  const found = SENTENCES.flatMap(([concern, sentence]) => {
    const some = rows.filter((row) => row.concern === concern);
    const [worst] = some;
    return worst === undefined ? [] : `${sentence(some, worst, rows)}.`;
  });
  return found.length > 0 ? found.join(" ") : `${calm(rows)}.`;
}

type Sentence = (some: readonly ShardView[], worst: ShardView, all: readonly ShardView[]) => string;

/** In the order of the rows. */
const SENTENCES: readonly (readonly [ShardConcern, Sentence])[] = [
  ["unread", unread],
  ["refusing", refusing],
  ["late", late],
  ["unclear", unclear],
];

function unread(some: readonly ShardView[], worst: ShardView, all: readonly ShardView[]): string {
  const others = { isSpared: ({ lease }: ShardView) => lease === "moved", words: "read" };
  return `${subject(some, worst, all)} not read${holders(some, all, others)}`;
}

function refusing(some: readonly ShardView[], worst: ShardView, all: readonly ShardView[]): string {
  const { refusedPerSecond = 0, load = 0 } = worst.put ?? {};
  const what = `${formatNumber(refusedPerSecond)} records/s, at ${formatRatio(load)} of its write limit`;
  const asked = all.filter(({ put }) => put !== undefined);
  return some.length === 1
    ? `${named(worst)} refuses ${what}`
    : `${countOf(some, asked, all)} refuse records, ${shortShard(worst.shardId)} ${what}`;
}

/** A shard that was not asked may be late or not: only those asked are counted. */
function late(some: readonly ShardView[], worst: ShardView, all: readonly ShardView[]): string {
  const asked = all.filter(({ lagMs }) => lagMs !== undefined);
  const by = formatDuration(worst.lagMs ?? 0);
  const isRising = worst.rising === true;
  const others = {
    isSpared: ({ concern, lagMs }: ShardView) => concern !== "late" && typeof lagMs === "number",
    words: "in time",
  };
  const words =
    some.length === 1
      ? `${named(worst)} is read ${by} late${isRising ? " and falls further behind" : ""}`
      : `${countOf(some, asked, all)} are read late, ${shortShard(worst.shardId)} by ${by}${isRising ? " and falling further behind" : ""}`;
  return words + holders(some, all, others);
}

function unclear(some: readonly ShardView[], worst: ShardView, all: readonly ShardView[]): string {
  return some.length === 1
    ? `${named(worst)} does not move on: nothing is put to it, or it is not read`
    : `${countOf(some, all, all)} do not move on: nothing is put to them, or they are not read`;
}

const subject: Sentence = (some, worst, all) =>
  some.length === 1 ? `${named(worst)} is` : `${countOf(some, all, all)} are`;

function countOf(
  { length }: readonly ShardView[],
  asked: readonly ShardView[],
  all: readonly ShardView[],
): string {
  const of = asked.length < all.length ? "shards asked" : "shards";
  return length === asked.length
    ? `All ${formatNumber(length)} ${of}`
    : `${formatNumber(length)} of ${formatNumber(asked.length)} ${of}`;
}

/** Only what the rows prove. */
function calm(rows: readonly ShardView[]): string {
  const many = rows.length === 1 ? "One shard" : `${formatNumber(rows.length)} shards`;
  if (rows.length === 0) return "The stream has no open shard";
  if (rows.every(({ lagMs }) => typeof lagMs === "number")) return `${many}, read in time`;
  if (!rows.every(({ lease }) => lease === "moved" || lease === "waiting")) return many;
  return rows.length === 1
    ? "One shard, and its checkpoint moves"
    : `${many}, all checkpoints move`;
}

/** Its short name at the beginning of a sentence. */
function named({ shardId }: ShardView): string {
  const name = shortShard(shardId);
  return name.charAt(0).toUpperCase() + name.slice(1);
}
