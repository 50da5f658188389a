/** Every answer says by which build it was made; pages that nobody reloads by hand compare. */
export const VERSION_HEADER = "x-narrows-version";

/** Of which instant an answer is, epoch ms: a 304 brings it anew. One that stands is of a server that does. */
export const ANSWERED_HEADER = "x-narrows-answered";

/** Where the API answers all pipelines. */
export const PIPELINES_URL = "/api/pipelines";

/** Where the API compares a span of one pipeline with the one before; `query` as it takes it. */
export function comparisonUrl(id: string, query: string): string {
  return `${windowUrl(id, "")}/compare?${query}`;
}

/** Where the API answers one pipeline's window; `query` as it takes it, without `?`. */
export function windowUrl(id: string, query: string): string {
  const path = `${PIPELINES_URL}/${encodeURIComponent(id)}`;
  return query === "" ? path : `${path}?${query}`;
}
