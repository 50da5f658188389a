import { MINUTE_MS } from "@/lib/domain/metric-period";
import { newest } from "../series/column";
import type { Drawing } from "../series/drawing";

/** How the keys step over one group of charts. Times epoch ms. */
export interface KeySteps {
  /** The finest bucket of the group's lines, ms. */
  readonly stepMs: number;
  /** Where the first key begins, and where the keys end; null: the group has no datapoint. */
  readonly begin: number | null;
  readonly end: number | null;
  /** The id of the chart that shows the words of a mark. */
  readonly chart: string | null;
}

/** Lines whose newest datapoints lie this close together are all current, ms. */
const CURRENT_MS = 3 * MINUTE_MS;

/**
 * How the keys step over a group of charts. They begin where all current lines of the first chart
 * have a settled datapoint. The end of the axis would be a bad beginning: CloudWatch publishes its
 * minutes late and one by one, and there all lines say "no data".
 */
export function keySteps(drawings: readonly Drawing[]): KeySteps {
  const known = drawings.filter(({ empty }) => !empty);
  const [first] = known;
  const columns = known.flatMap(({ series }) =>
    series.flatMap((one) => (one.newest ? [one.column] : [])),
  );
  return {
    stepMs: columns.length > 0 ? Math.min(...columns.map(({ stepMs }) => stepMs)) : MINUTE_MS,
    begin: first ? current(first) : null,
    end: latest(columns.flatMap((column) => newest(column, Infinity)?.at ?? [])),
    chart: first?.spec.id ?? null,
  };
}

/** The newest instant at which every line has a datapoint that has not ended long ago. */
function current({ series }: Drawing): number | null {
  const times = series.flatMap((one) => one.newest?.at ?? []);
  const last = latest(times);
  return last === null ? null : Math.min(...times.filter((at) => last - at <= CURRENT_MS));
}

function latest(times: readonly number[]): number | null {
  return times.length > 0 ? Math.max(...times) : null;
}
