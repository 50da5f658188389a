/**
 * What stands out about a shard, gravest first. `unread`: nobody reads it. `refusing`: it refuses
 * records. `late`: this application reads it late. `unclear`: its checkpoint does not move or its
 * lag has no datapoint, and that may only mean that nothing is put to it.
 */
export type ShardConcern = "unread" | "refusing" | "late" | "unclear";

/** What the lease table shows of a shard between two scans. */
export type ShardLeaseState = "moved" | "stalled" | "unowned" | "missing" | "foreign" | "waiting";

/** One shard at the window's end. What is absent is not known; the view's `gaps` say why. */
export interface ShardView {
  readonly shardId: string;
  /** A closed shard that is still being read to its end. */
  readonly closed?: true;
  readonly concern?: ShardConcern;
  /** The worker that holds its lease; null: nobody. */
  readonly owner?: string | null;
  readonly lease?: ShardLeaseState;
  /**
   * How late this application reads it, ms. Null: it was asked for, and there is no datapoint.
   */
  readonly lagMs?: number | null;
  /** The lag grows as if less than 95 % of the puts were read. */
  readonly rising?: boolean;
  /** The end of the minute of that lag, epoch ms. */
  readonly lagAt?: number;
  /** Accepted and refused, means over some settled minutes. */
  readonly put?: {
    readonly recordsPerSecond: number;
    readonly bytesPerSecond: number;
    readonly refusedPerSecond: number;
    /** Part of the shard's own write limit, in records or bytes, whichever is fuller. */
    readonly load: number;
  };
}

/** The shards of a stream, each with what is known of it. */
export interface ShardsView {
  /** What stands out, and which workers hold it, in sentences. */
  readonly summary: string;
  /** A shard that is read later than this is late, ms. */
  readonly lateAfterMs: number;
  /** Open shards, and closed ones that are still being read. Worst first. */
  readonly rows: readonly ShardView[];
  /** What is not known by shard, each with its reason, in sentences. */
  readonly gaps: readonly string[];
}
