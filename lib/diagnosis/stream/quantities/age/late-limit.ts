import { quantity } from "@/lib/diagnosis/situation/quantity";
import { LATE_MS } from "./age";
import { effectiveIntervalMs } from "@/lib/diagnosis/situation/situation";

/** A receiver reads on while batches run: beyond some minutes a long interval is no excuse for a lag. */
const MOST_MS = 5 * 60_000;
const BEATS = 3;

/** A lag above this is late, ms: max(60 s, 3 D), but never more than five minutes. */
export const lateLimitMs = quantity((situation): number =>
  Math.max(LATE_MS, Math.min(BEATS * (effectiveIntervalMs(situation) ?? 0), MOST_MS)),
);
