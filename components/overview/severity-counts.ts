import type { Severity } from "@/lib/domain/verdict";
import { SEVERITIES } from "../view/list-filter";
import type { PipelineSummary } from "./worst-first";

/**
 * The number of pipelines of each severity that occurs, worst first.
 *
 * @param kept severities that are counted even when none occurs
 */
export function severityCounts(
  pipelines: readonly PipelineSummary[],
  kept: readonly Severity[] = [],
): readonly (readonly [Severity, number])[] {
  const counts = SEVERITIES.map((severity) => {
    const count = pipelines.filter(({ verdict }) => verdict.severity === severity).length;
    return [severity, count] as const;
  });
  return counts.filter(([severity, count]) => count > 0 || kept.includes(severity));
}
