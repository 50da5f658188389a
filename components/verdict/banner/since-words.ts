import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { Verdict } from "@/lib/domain/verdict";
import { formatDuration } from "@/lib/format/duration";

/** The word before the time at which a state began. The state may be older than the data. */
export function sinceWord({ sinceIsAtLeast }: Pick<Verdict, "sinceIsAtLeast">): string {
  return sinceIsAtLeast ? "since before" : "since";
}

/** How long the state has lasted at the verdict's instant, ms; null when its start is not known. */
export function lastedMs({ since, at }: Pick<Verdict, "since" | "at">): number | null {
  return since === null ? null : Math.max(0, at - since);
}

/** The same in whole minutes: `28 min`; null within the first, and when it may have begun earlier. */
export function lastedWords(
  verdict: Pick<Verdict, "since" | "at" | "sinceIsAtLeast">,
): string | null {
  const lasted = lastedMs(verdict);
  if (lasted === null || verdict.sinceIsAtLeast || lasted < MINUTE_MS) return null;
  return formatDuration(Math.floor(lasted / MINUTE_MS) * MINUTE_MS);
}
