import type { Pipeline } from "@/lib/domain/pipeline";
import type { PipelineScenario } from "./simulation/scenario";

/** One entry of a PIPELINES_FILE that points at the demo. */
export interface DemoPipeline extends Required<
  Omit<Pipeline, "consumerName" | "sparkUrlNote" | "delayTarget">
> {
  readonly targetDelaySeconds?: number;
}

export function demoPipeline(scenario: PipelineScenario, sparkPort: number): DemoPipeline {
  const { id, name, region, stream, application, kclApplication, kclRegion } = scenario;
  const { targetDelaySeconds } = scenario;
  const sparkUrl = `http://127.0.0.1:${sparkPort}`;
  const target = targetDelaySeconds === undefined ? {} : { targetDelaySeconds };
  const kcl = { application, kclApplication, kclRegion };
  return { id, name, region, stream, sparkUrl, ...kcl, ...target };
}
