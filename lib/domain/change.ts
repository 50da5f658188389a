import type { SparkSettings } from "./spark-facts";

/** What differs from before: a setting, or one of the counts that limit a pipeline. */
export type ChangedSetting =
  | keyof SparkSettings
  | "application"
  | "openShards"
  | "taskSlots"
  | "activeReceivers"
  | "configuredReceivers";

export type ChangedValue = string | number | boolean;

export interface Difference {
  readonly of: ChangedSetting;
  /** Null: not set. */
  readonly before: ChangedValue | null;
  readonly after: ChangedValue | null;
}

/**
 * Something that happened to a pipeline. `started`: no application was known before. `replaced`:
 * another application answers at the driver's address.
 */
export interface Change {
  /** Epoch ms. A start has its own time. For any other change, the poll that first reported it. */
  readonly at: number;
  readonly kind:
    | "started"
    | "restarted"
    | "replaced"
    | "settings"
    | "slots-lost"
    | "receivers-lost"
    | "reshard";
  /** The differences that are known; empty for a start without any. */
  readonly differences: readonly Difference[];
}
