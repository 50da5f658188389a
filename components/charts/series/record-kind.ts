import type { WindowAnswer } from "@/lib/contract/window";
import type { ChartSpec } from "./chart-specs";

/**
 * The chart of a rate of records, with the kind of records in its unit and in its title, where user
 * records and Kinesis records differ.
 */
export function inRecordKind(spec: ChartSpec, views: WindowAnswer["series"]): ChartSpec {
  const [first] = spec.series;
  const unit = (first && views[first].unit) ?? spec.unit;
  if (spec.unit !== "records/s" || unit === spec.unit) return spec;
  const title = `${spec.title.replace(/, records$/, "")}, ${unit.replace("/s", "")}`;
  return { ...spec, unit, title };
}
