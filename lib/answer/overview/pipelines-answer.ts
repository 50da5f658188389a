import "server-only";
import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import { settledBefore } from "@/lib/domain/minute";
import { firstVerdict } from "@/lib/domain/first-verdict";
import { sourceViews } from "../view/source-views";
import { sparkline } from "./sparkline";
import { runtime } from "@/lib/server/runtime";

/** All pipelines with their present verdicts, `GET /api/pipelines`, in the configured order. */
export async function answerPipelines(now: number): Promise<PipelinesAnswer> {
  const { config, watches, trouble } = await runtime();
  const notice = trouble();
  const settledTo = settledBefore(now, config.publicationDelayMs);
  return {
    now,
    demo: config.demo,
    pipelines: [...watches.values()].map((watch) => {
      const { id, name, stream, region } = watch.pipeline;
      const answeredTo = watch.live.settledTo(now);
      const minutes = watch.live.minutes.filter(({ at }) => at < answeredTo);
      return {
        id,
        name,
        stream,
        region,
        verdict: watch.verdict() ?? firstVerdict(now),
        sources: sourceViews(watch, now),
        sparkline: sparkline(minutes, settledTo),
        retentionMs: watch.live.newest("stream")?.retentionMs ?? null,
      };
    }),
    ...(notice !== undefined && { notice }),
  };
}
