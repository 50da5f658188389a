import { MINUTE_MS } from "@/lib/domain/minute";

/** Longer than this is long for any batch: max(2 D, 60 s). */
export function longMs(beatMs: number): number {
  return Math.max(2 * beatMs, MINUTE_MS);
}
