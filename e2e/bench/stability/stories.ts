import { type Trouble, WIRE_TROUBLES } from "@/lib/demo/simulation/troubles";

export interface Story {
  readonly trouble: Trouble;
  /** Its duration, minutes. */
  readonly lasts: number;
  /** How long the pipeline is watched after its end, minutes. */
  readonly after: number;
  /** Its cause is removed and the driver restarted, as most troubles are mended. */
  readonly restarts?: true;
  /**
   * The dashboard is started in the middle of it, this long before its end, minutes; otherwise well
   * before it.
   */
  readonly seenFor?: number;
}

/** When the simulation restarts a driver by itself, because a setting changed, `restarts` is absent. */
export const STORIES: readonly Story[] = [
  { trouble: "slow", lasts: 12, after: 25 },
  { trouble: "stuck", lasts: 8, after: 25 },
  { trouble: "down", lasts: 5, after: 20 },
  { trouble: "down", lasts: 25, after: 30 },
  { trouble: "down", lasts: 0.3, after: 12 },
  { trouble: "backpressure", lasts: 18, after: 22 },
  { trouble: "rate-cap", lasts: 15, after: 22 },
  { trouble: "write-limit", lasts: 12, after: 15 },
  { trouble: "idle", lasts: 20, after: 12 },
];

/** A person opens the dashboard because of it, and restarts the driver at once. */
export const SEEN_LATE: readonly Story[] = [
  { trouble: "slow", lasts: 5, after: 10, restarts: true, seenFor: 0.5 },
  { trouble: "slow", lasts: 5.3, after: 10, restarts: true, seenFor: 0.8 },
  { trouble: "slow", lasts: 7.7, after: 10, restarts: true, seenFor: 3 },
];

/**
 * Those that need more than one scan of the leases, or a restart: only found by a dashboard that
 * watches throughout.
 */
export const WATCHED_STORIES: readonly Story[] = [
  { trouble: "slow", lasts: 12, after: 25, restarts: true },
  { trouble: "stuck", lasts: 8, after: 15, restarts: true },
  { trouble: "no-cores", lasts: 8, after: 15, restarts: true },
  { trouble: "crossed", lasts: 12, after: 22 },
  { trouble: "hot-shard", lasts: 12, after: 15 },
  { trouble: "read-limit", lasts: 15, after: 22 },
];

export const NEARLY: Story = { trouble: "slow", lasts: 45, after: 20 };

const WIRE: readonly Trouble[] = Object.keys(WIRE_TROUBLES) as Trouble[]; // keys of a closed object

/** An upstream's fault changes nothing behind it: one pipeline shows as much as three. */
export const WIRE_STORIES: readonly Story[] = WIRE.map((trouble) => ({
  trouble,
  lasts: 7,
  after: 6,
}));
