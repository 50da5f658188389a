import { MINUTE_MS } from "@/lib/domain/metric-period";
import { newest } from "../series/column";
import type { Drawing } from "../series/drawing";
import type { KeySteps } from "./crosshair";

/**
 * How the keys step over a group of charts. They begin at the newest settled datapoint of the first
 * chart that has one. The end of the axis would be a bad beginning: CloudWatch publishes its minutes
 * late, and there all lines say "no data".
 */
export function keySteps(drawings: readonly Drawing[]): KeySteps {
  const known = drawings.filter(({ empty }) => !empty);
  const [first] = known;
  const columns = known.flatMap(({ series }) =>
    series.flatMap((one) => (one.newest ? [one.column] : [])),
  );
  return {
    stepMs: columns.length > 0 ? Math.min(...columns.map(({ stepMs }) => stepMs)) : MINUTE_MS,
    begin: latest(first?.series.map((one) => one.newest?.at) ?? []),
    end: latest(columns.map((column) => newest(column, Infinity)?.at)),
    chart: first?.spec.id ?? null,
  };
}

function latest(times: readonly (number | undefined)[]): number | null {
  const known = times.filter((at) => at !== undefined);
  return known.length > 0 ? Math.max(...known) : null;
}
