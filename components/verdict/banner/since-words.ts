import type { Verdict } from "@/lib/domain/verdict";

/** The word before the time at which a state began. The state may be older than the data. */
export function sinceWord({ sinceIsAtLeast }: Pick<Verdict, "sinceIsAtLeast">): string {
  return sinceIsAtLeast ? "since before" : "since";
}

/** How long the state has lasted at the verdict's instant, ms; null when its start is not known. */
export function lastedMs({ since, at }: Pick<Verdict, "since" | "at">): number | null {
  return since === null ? null : Math.max(0, at - since);
}
