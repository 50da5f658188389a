import { windowUrl } from "@/lib/contract/urls";
import { publicOrigin } from "../preview/public-origin";

export interface ExportAddresses {
  /** The page of exactly this window. */
  readonly page: string;
  /** The same window from the API, as JSON and as a table. */
  readonly json: string;
  readonly csv: string;
}

/** Absolute addresses of a window, for use outside the dashboard. */
export function exportAddresses(
  headers: Headers,
  publicUrl: string | undefined,
  asked: { readonly id: string; readonly from: number; readonly to: number; readonly tz: string },
): ExportAddresses {
  const { id, from, to, tz } = asked;
  const origin = publicOrigin(headers, publicUrl);
  const span = new URLSearchParams({ from: isoOf(from), to: isoOf(to) });
  const window = span.toString();
  if (tz !== "utc") span.set("tz", tz);
  return {
    page: `${origin}/p/${encodeURIComponent(id)}?${span}`,
    json: `${origin}${windowUrl(id, window)}`,
    csv: `${origin}${windowUrl(id, "")}/export.csv?${window}`,
  };
}

/** Exact to the millisecond, since the verdict belongs to an instant. */
const isoOf = (at: number): string => new Date(at).toISOString();

/** `narrows-orders-2026-11-23T1400Z-1500Z.md`: the pipeline, and the window to the minute. */
export function exportName(
  id: string,
  { from, to }: { readonly from: number; readonly to: number },
  extension: string,
): string {
  const [start, end] = [stamp(from), stamp(to)];
  const sameDay = start.slice(0, 10) === end.slice(0, 10);
  return `narrows-${id}-${start}-${sameDay ? end.slice(11) : end}.${extension}`;
}

const stamp = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 16).replace(":", "")}Z`;
