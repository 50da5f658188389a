import type { WhichBatch } from "@/lib/domain/which-batch";

/** The header with the build of the server. Pages that nobody reloads by hand compare it. */
export const VERSION_HEADER = "x-narrows-version";

/**
 * The header with the instant of an answer, epoch ms. A 304 renews it. If it stays the same, the
 * server is stuck.
 */
export const ANSWERED_HEADER = "x-narrows-answered";

/** The API address of all pipelines. */
export const PIPELINES_URL = "/api/pipelines";

/**
 * The API address of a comparison of one pipeline's span with the span before it. `query` is passed
 * on.
 */
export function comparisonUrl(id: string, query: string): string {
  return `${windowUrl(id, "")}/compare?${query}`;
}

/** The API address of one pipeline's window. `query` is passed on, without `?`. */
export function windowUrl(id: string, query: string): string {
  const path = `${PIPELINES_URL}/${encodeURIComponent(id)}`;
  return query === "" ? path : `${path}?${query}`;
}

/**
 * The API address of what stands out in a batch of one pipeline: by default the one that runs, or
 * else the slowest of late.
 */
export function batchUrl(id: string, which?: WhichBatch): string {
  return `${windowUrl(id, "")}/batch${which === undefined ? "" : `?of=${which}`}`;
}
