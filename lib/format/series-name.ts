import { SERIES, type SeriesName } from "@/lib/domain/series";
import { SERIES_WORDS } from "./series-words";

const UTILISATIONS: readonly SeriesName[] = ["utilisation", "writeUtilisation", "readUtilisation"];
/** These series exist twice, in bytes and in records. */
const RATES: readonly SeriesName[] = ["putBytes", "getBytes", "putRecords", "getRecords"];

/** A series' name without a chart's title above it: `put, in bytes`, `utilisation of Spark`. */
export function seriesName(name: SeriesName): string {
  const word = SERIES_WORDS[name];
  if (UTILISATIONS.includes(name)) return `utilisation of ${word}`;
  if (!RATES.includes(name)) return word;
  return `${word}, in ${SERIES[name].unit === "bytes/s" ? "bytes" : "records"}`;
}
