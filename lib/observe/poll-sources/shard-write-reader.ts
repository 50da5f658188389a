import { lateAmongOthers } from "@/lib/diagnosis/late-among-others";
import { seeksHotShard } from "@/lib/diagnosis/seeks-hot-shard";
import type { ShardWrites } from "@/lib/domain/stream-facts";
import { MINUTE_MS, settledBefore } from "@/lib/domain/metric-period";
import type { CloudWatchSource } from "@/lib/sources/cloudwatch/cloudwatch-source";
import type { PipelineObserver } from "../pipeline/pipeline-observer";

/** A shard is three billed metrics, so only this many are asked for at a time. */
const SHARDS_ASKED = 20;
const SPAN_MS = 5 * MINUTE_MS;
/** An answer about a shard is forgotten after this, if its turn has not come again. */
const KEPT_MS = 30 * MINUTE_MS;

/** What the reader needs of a pipeline's observer. */
type Watch = Pick<PipelineObserver, "pipeline" | "recent" | "recordFact">;

/**
 * Finds the shards that refuse records or get more than the others. It asks only if shard-level
 * metrics are on, and only while records are refused although the stream has room, or while some
 * shards are read late and others are not. If there are more shards than fit into a request, those
 * that refused are asked for again, and the late ones; the others take turns.
 */
export class ShardWriteReader {
  readonly #source: Pick<CloudWatchSource, "readShardWrites">;
  readonly #known = new Map<Watch, readonly ShardWrites[]>();

  constructor(source: Pick<CloudWatchSource, "readShardWrites">) {
    this.#source = source;
  }

  /**
   * Throws only when it is aborted. Without an answer the verdict says "one hot shard, or bursts",
   * as it does before asking.
   */
  async read(watch: Watch, now: number, signal: AbortSignal): Promise<void> {
    const window = watch.recent.snapshot(now);
    const late = lateAmongOthers(window, now);
    if (late.length === 0 && !seeksHotShard(window, now)) {
      this.#known.delete(watch);
      return;
    }
    const open = (watch.recent.newest("shards") ?? []).flatMap(({ id, endingSequence }) =>
      endingSequence === undefined ? [id] : [],
    );
    const kept = (this.#known.get(watch) ?? []).filter(
      // An answer from ahead of now was given before the clock was set back.
      ({ shardId, to }) => open.includes(shardId) && to <= now && now - to <= KEPT_MS,
    );
    const to = settledBefore(now, window.publicationDelayMs);
    const request = { stream: watch.pipeline.stream, shardIds: nextToAsk(open, kept, late) };
    try {
      const span = { from: to - SPAN_MS, to };
      const answered = await this.#source.readShardWrites(request, span, now, signal);
      const asked = new Set(answered.map(({ shardId }) => shardId));
      const shards = [...answered, ...kept.filter(({ shardId }) => !asked.has(shardId))];
      this.#known.set(watch, shards);
      watch.recordFact("shardWrites", { shards, openShards: open.length }, now);
    } catch {
      signal.throwIfAborted();
    }
  }
}

/**
 * Those that refused first, worst first; then the latest ones, half a request of them, so that there
 * are others to compare them with; then those asked for longest ago, or never.
 */
export function nextToAsk(
  open: readonly string[],
  known: readonly ShardWrites[],
  late: readonly string[] = [],
): readonly string[] {
  const byId = new Map(known.map((one) => [one.shardId, one]));
  const latest = new Set(late.slice(0, SHARDS_ASKED / 2));
  const refused = (id: string): number => byId.get(id)?.refused ?? 0;
  const inTime = (id: string): number => (latest.has(id) ? 0 : 1);
  const askedAt = (id: string): number => byId.get(id)?.to ?? 0;
  return open
    .toSorted((a, b) => refused(b) - refused(a) || inTime(a) - inTime(b) || askedAt(a) - askedAt(b))
    .slice(0, SHARDS_ASKED);
}
