import type { Severity } from "@/lib/domain/verdict";

/** Which pipelines of a list are shown. */
export interface ListFilter {
  /** Empty: every severity. */
  readonly severities: readonly Severity[];
  /** As AWS names it; null: every region. */
  readonly region: string | null;
  /** Every word of it must be found; empty: everything is shown. */
  readonly text: string;
}

/** Everything is shown. */
export const NO_FILTER: ListFilter = { severities: [], region: null, text: "" };

/** Worst first. */
export const SEVERITIES = ["critical", "unknown", "warning", "info", "ok"] as const;

/** Reads the filter from a page's search parameters. What is unknown is ignored. */
export function parseFilter(one: (name: string) => string | null): ListFilter {
  const asked = (one("severity") ?? "").toLowerCase().split(",");
  return {
    severities: SEVERITIES.filter((severity) => asked.includes(severity)),
    region: one("region"),
    text: one("q") ?? "",
  };
}

/** Adds the filter to an address's query. */
export function writeFilter(query: URLSearchParams, { severities, region, text }: ListFilter) {
  if (severities.length > 0) query.set("severity", severities.join(","));
  if (region !== null) query.set("region", region);
  if (text.trim() !== "") query.set("q", text.trim());
}

export function isFiltered({ severities, region, text }: ListFilter): boolean {
  return severities.length > 0 || region !== null || text.trim() !== "";
}
