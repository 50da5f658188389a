import type { ShardsView } from "./shards";

export interface LeaseRowView {
  readonly shardId: string;
  readonly owner: string | null;
  readonly checkpoint: string | null;
  /** The lease counter rose between the last two scans; null before the second scan. */
  readonly alive: boolean | null;
  /** The checkpoint moved between the last two scans; null before the second scan. */
  readonly moved: boolean | null;
  /**
   * How late this application reads the shard, ms (KCL `MillisBehindLatest`). Null: it was asked
   * for, and there is no datapoint. Absent: it was not asked for lately, as while the stream is
   * read in time.
   */
  readonly lagMs?: number | null;
}

export interface LeasesView {
  readonly table: string;
  readonly region: string;
  readonly scannedAt: number;
  readonly workers: number;
  readonly rows: readonly LeaseRowView[];
}

export interface FactsView {
  readonly mode: "provisioned" | "on-demand" | null;
  readonly openShards: number | null;
  readonly receivers: { readonly active: number; readonly configured: number } | null;
  readonly slots: { readonly total: number; readonly free: number | null } | null;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  /**
   * Present when the stream, the receivers or the slots were first read after the window: when, epoch
   * ms. What was read first is given.
   */
  readonly knownSinceAt?: number;
  readonly leases?: LeasesView;
  /** Absent while Kinesis has not listed the shards. */
  readonly shards?: ShardsView;
}
