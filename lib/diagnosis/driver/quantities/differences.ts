import type { ChangedSetting, Difference } from "@/lib/domain/change";
import type { SparkSettings } from "@/lib/domain/spark-facts";

/** In the order in which a reader would ask for them. Names of the cluster alone are not listed. */
const COMPARED = [
  "maxRate",
  "backpressure",
  "initialRate",
  "minRate",
  "concurrentJobs",
  "blockIntervalMs",
  "taskCpus",
  "kclVersion",
  "connectorVersion",
  "sparkVersion",
  "master",
] as const satisfies readonly (keyof SparkSettings)[];

/** Settings that differ; empty where one side is not known. */
export function settingsDifferences(
  before: SparkSettings | undefined,
  after: SparkSettings | undefined,
): readonly Difference[] {
  if (before === undefined || after === undefined) return [];
  return COMPARED.filter((of) => before[of] !== after[of]).map((of) => ({
    of,
    before: before[of] ?? null,
    after: after[of] ?? null,
  }));
}

/** A count that differs; empty if it does not, or one side is not known. */
export function countDifference(
  of: ChangedSetting,
  before: number | undefined,
  after: number | undefined,
): readonly Difference[] {
  return before === undefined || after === undefined || before === after
    ? []
    : [{ of, before, after }];
}
