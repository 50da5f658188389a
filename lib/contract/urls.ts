/** Every answer says by which build it was made; pages that nobody reloads by hand compare. */
export const VERSION_HEADER = "x-narrows-version";

/** Where the API answers all pipelines. */
export const PIPELINES_URL = "/api/pipelines";

/** Where the API answers one pipeline's window; `query` as it takes it, without `?`. */
export function windowUrl(id: string, query: string): string {
  const path = `${PIPELINES_URL}/${encodeURIComponent(id)}`;
  return query === "" ? path : `${path}?${query}`;
}
