import type { Verdict } from "@/lib/domain/verdict";

/** What stands before the time a state began: it may be older than anything that is known. */
export function sinceWord({ sinceIsAtLeast }: Pick<Verdict, "sinceIsAtLeast">): string {
  return sinceIsAtLeast ? "since before" : "since";
}

/** How long the state has lasted at the verdict's instant, ms; null when its beginning is not known. */
export function lastedMs({ since, at }: Pick<Verdict, "since" | "at">): number | null {
  return since === null ? null : Math.max(0, at - since);
}
