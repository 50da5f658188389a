import { keepOnly, type Leaf, number } from "./keep-only";
import type { Pseudonyms } from "./pseudonyms";

/** The figures that the dashboard reads of the driver's metrics; their names end so. */
const METRICS = [
  ".StreamingMetrics.streaming.lastReceivedBatch_submissionTime",
  ".LiveListenerBus.queue.appStatus.numDroppedEvents",
];

/** Names of metrics begin with the application's: of each only the end that is looked for stays. */
export function scrubMetrics(body: unknown, names: Pseudonyms): unknown {
  const onDropped = () => names.drop();
  const only =
    (key: string): Leaf =>
    (group) => {
      if (typeof group !== "object" || group === null) return {};
      return Object.fromEntries(
        Object.entries(group).flatMap(([name, entry]) => {
          const end = METRICS.find((metric) => name.endsWith(metric));
          if (end === undefined) return [];
          return [[`driver${end}`, keepOnly({ [key]: number }, entry, onDropped)]];
        }),
      );
    };
  return keepOnly({ gauges: only("value"), counters: only("count") }, body, onDropped);
}
