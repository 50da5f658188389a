import { isZone } from "@/lib/format/time";
import { isFiltered, type ListFilter, parseFilter, writeFilter } from "./list-filter";

/** The parameters that the address bar may have. Others are ignored. */
export interface View {
  /** As in the API: `now-6h`, ISO-8601, epoch; null: the default. */
  readonly from: string | null;
  readonly to: string | null;
  /** As written: `utc`, `browser`, `Area/City`. */
  readonly tz: string | null;
  readonly theme: "light" | "dark" | null;
  readonly kiosk: boolean;
  /** A span to compare with the span before it, both ends as in `from` and `to`: `now-1h,now`. */
  readonly compare: string | null;
  /**
   * The pipelines that the overview shows, and that the keys of a pipeline's page go through;
   * absent: all.
   */
  readonly list?: ListFilter | undefined;
}

export type RawParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads a page's search parameters. If one is repeated, the first counts. */
export function parseView(raw: RawParams): View {
  const one = (name: string) => {
    const value = raw[name];
    return (typeof value === "string" ? value : value?.[0]) || null;
  };
  const theme = one("theme");
  const list = parseFilter(one);
  return {
    from: one("from"),
    to: one("to"),
    tz: one("tz"),
    theme: theme === "light" || theme === "dark" ? theme : null,
    kiosk: one("kiosk") === "1",
    compare: one("compare"),
    ...(isFiltered(list) && { list }),
  };
}

/** What is wrong with the theme in the address, with an example that works; null: nothing. */
export function themeProblem({ theme }: RawParams): string | null {
  const asked = typeof theme === "string" ? theme : (theme?.[0] ?? "");
  return asked === "" || asked === "light" || asked === "dark"
    ? null
    : "theme: neither light nor dark, for example theme=dark. The system's own is used instead.";
}

/** The requested zone; null: the reader's own, also for an unknown name. */
export function askedZone({ tz }: Pick<View, "tz">): string | null {
  if (tz === null || tz.toLowerCase() === "browser") return null;
  if (tz.toLowerCase() === "utc") return "UTC";
  return isZone(tz) ? tz : null;
}

/** The view without a window that could not be shown. */
export const withoutWindow = (view: View): View => ({ ...view, from: null, to: null });

/**
 * The view's part of an API address. `browser` belongs to the page, and the API does not know it.
 */
export function apiQuery({ from, to, tz }: Pick<View, "from" | "to" | "tz">): URLSearchParams {
  const query = new URLSearchParams();
  if (from) query.set("from", from);
  if (to) query.set("to", to);
  if (tz && tz.toLowerCase() !== "browser") query.set("tz", tz);
  return query;
}

/** An address of one of our pages with this view and some changes. */
export function pageHref(path: string, view: View, change: Partial<View> = {}): string {
  const { from, to, tz, theme, kiosk, compare, list } = { ...view, ...change };
  const query = apiQuery({ from, to, tz: null });
  if (tz) query.set("tz", tz);
  if (theme) query.set("theme", theme);
  if (kiosk) query.set("kiosk", "1");
  if (compare) query.set("compare", compare);
  if (list) writeFilter(query, list);
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** A span as the value of `compare`. */
export function compareText({ from, to }: Pick<View, "from" | "to">): string {
  return `${from ?? ""},${to ?? ""}`;
}

/** Both ends of such a value, as written; null when it is not a span. */
export function compareEnds(
  compare: string,
): { readonly from: string; readonly to: string } | null {
  const [from, to, ...more] = compare.split(",");
  return from && to && more.length === 0 ? { from, to } : null;
}

/** The API's query of that comparison; null when the value is not a span. */
export function compareQuery({ compare, tz }: Pick<View, "compare" | "tz">): string | null {
  const ends = compareEnds(compare ?? "");
  return ends && apiQuery({ ...ends, tz }).toString();
}
