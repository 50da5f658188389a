import "server-only";
import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import { firstVerdict } from "@/lib/domain/first-verdict";
import { decisiveNumber } from "@/lib/domain/decisive-number";
import { settledTo } from "@/lib/domain/settled-to";
import { sourceViews } from "../view/source-views";
import { decisiveView } from "./decisive-view";
import { sparkline } from "./sparkline";
import type { AnswerContext } from "../query/answer-context";

/** All pipelines with their current verdicts, `GET /api/pipelines`, in the configured order. */
export function answerPipelines(
  { config, pipelines, trouble }: Pick<AnswerContext, "config" | "pipelines" | "trouble">,
  now: number,
): PipelinesAnswer {
  const notice = trouble();
  return {
    now,
    demo: config.demo,
    pipelines: [...pipelines.values()].map((observed) => {
      const { id, name, stream, region } = observed.pipeline;
      const snapshot = observed.snapshot(now);
      const periods = snapshot.periods.filter(({ at }) => at < snapshot.answeredTo);
      const verdict = snapshot.verdict ?? firstVerdict(now);
      const gap = sparkline(
        periods,
        settledTo(snapshot, config.publicationDelayMs),
        snapshot.stream,
      );
      return {
        id,
        name,
        stream,
        region,
        verdict,
        sources: sourceViews(snapshot),
        sparkline: gap,
        decisive: decisiveView(verdict, gap, { ...snapshot, periods }),
        number: decisiveNumber(verdict, snapshot.application?.intervalMs ?? null),
        retentionMs: snapshot.stream?.retentionMs ?? null,
      };
    }),
    ...(notice !== undefined && { notice }),
  };
}
