import type { SparkSettings } from "./facts";

/** What of a pipeline differs from before: a setting, or one of the counts that limit it. */
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
 * Something that happened to a pipeline. `started`: nothing is known of an application before.
 * `replaced`: another application answers at the driver's address.
 */
export interface Change {
  /** Epoch ms: of a start its own, of anything else the poll that first told of it. */
  readonly at: number;
  readonly kind:
    | "started"
    | "restarted"
    | "replaced"
    | "settings"
    | "slots-lost"
    | "receivers-lost"
    | "reshard";
  /** What differs, as far as it is known; empty for a mere start. */
  readonly differences: readonly Difference[];
}
