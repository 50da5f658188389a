import type { Poller } from "@/lib/poller/poller";
import type { PipelineObserver } from "../pipeline/pipeline-observer";
import { watchCloudWatch } from "./watch-cloudwatch";
import { watchKinesis } from "./watch-kinesis";
import { watchLeases } from "./watch-leases";
import { watchSpark } from "./watch-spark";

/** Starts the pollers of all pipelines: CloudWatch's by region, the others' by pipeline. */
export function pollSources(watches: readonly PipelineObserver[]): readonly Poller[] {
  const regions = new Map<string, PipelineObserver[]>();
  for (const watch of watches) {
    const { region } = watch.pipeline;
    regions.set(region, [...(regions.get(region) ?? []), watch]);
  }
  return [
    ...[...regions].map(([region, ofRegion]) => watchCloudWatch(region, ofRegion)),
    ...watches.flatMap((watch) => {
      const leases = watchLeases(watch);
      return [watchKinesis(watch), ...optional(leases), watchSpark(watch, leases)];
    }),
  ];
}

const optional = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);
