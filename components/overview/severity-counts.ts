import type { Severity } from "@/lib/domain/verdict";
import type { PipelineSummary } from "./worst-first";

/** Worst first. */
const SEVERITIES = ["critical", "unknown", "warning", "info", "ok"] as const;

/** The number of pipelines of each severity that occurs, worst first. */
export function severityCounts(
  pipelines: readonly PipelineSummary[],
): readonly (readonly [Severity, number])[] {
  const counts = SEVERITIES.map((severity) => {
    const count = pipelines.filter(({ verdict }) => verdict.severity === severity).length;
    return [severity, count] as const;
  });
  return counts.filter(([, count]) => count > 0);
}
