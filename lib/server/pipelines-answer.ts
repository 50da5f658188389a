import "server-only";
import type { PipelinesAnswer } from "@/lib/contract/window";
import { firstVerdict } from "./answer/first-verdict";
import { sourceViews } from "./answer/source-views";
import { runtime } from "./runtime";

/** All pipelines with their present verdicts, `GET /api/pipelines`, in the configured order. */
export async function answerPipelines(now: number): Promise<PipelinesAnswer> {
  const { config, history, watches } = await runtime();
  const notice = history.trouble();
  return {
    now,
    demo: config.demo,
    pipelines: [...watches.values()].map((watch) => {
      const { id, name, stream, region } = watch.pipeline;
      return {
        id,
        name,
        stream,
        region,
        verdict: watch.verdict() ?? firstVerdict(now),
        sources: sourceViews(watch.health, now),
      };
    }),
    ...(notice !== undefined && { notice }),
  };
}
