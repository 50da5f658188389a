import { streamingStart } from "@/lib/domain/streaming-start";
import type { Since, Situation } from "./situation";

/**
 * As old as the application, as far as is known; undefined while its start is not known. For what only a
 * state without a history shows, such as a lease.
 */
export function sinceStart({ application, from }: Situation): Since | undefined {
  const start = streamingStart(application);
  return start === undefined ? undefined : { at: Math.max(start, from), atLeast: true };
}
