import { windowUrl } from "@/lib/contract/urls";
import { publicOrigin } from "../preview/public-origin";

export interface ExportLinks {
  /** The page of exactly this window. */
  readonly page: string;
  /** The same as the API answers it, and as a table. */
  readonly json: string;
  readonly csv: string;
}

/** Absolute addresses of a window, for whoever reads the file elsewhere. */
export function exportLinks(
  headers: Headers,
  publicUrl: string | undefined,
  asked: { readonly id: string; readonly from: number; readonly to: number; readonly tz: string },
): ExportLinks {
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

/** Exact to the millisecond: the verdict is one of an instant. */
const isoOf = (at: number): string => new Date(at).toISOString();
