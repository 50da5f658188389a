import type { PipelinesAnswer } from "@/lib/contract/pipelines";

/** How often a pipeline's severity changes, in refreshes: the grid and the rotation must move. */
const TURN = 40;
const SEVERITIES = ["ok", "critical", "ok", "warning", "info"] as const;

/** All pipelines at a time: a recorded answer, moved in time, with each one calm and critical in turn. */
export function listAt(
  recorded: PipelinesAnswer,
  { n, now }: { readonly n: number; readonly now: number },
): PipelinesAnswer {
  return {
    ...recorded,
    now,
    pipelines: recorded.pipelines.map((pipeline, i) => {
      const turn = Math.floor((n + i * 13) / TURN);
      const severity = SEVERITIES[turn % SEVERITIES.length] ?? "ok";
      const { verdict, sparkline } = pipeline;
      const headline = `${verdict.headline.replace(/\.$/, "")}, as of refresh ${n}.`;
      const numbers = { ...verdict.numbers, endToEndDelayMs: 1_000 + ((n * 37) % 900_000) };
      return {
        ...pipeline,
        verdict: {
          ...verdict,
          at: now,
          since: now - (n % TURN) * 5_000,
          severity,
          headline,
          numbers,
        },
        sources: pipeline.sources.map((source) => ({ ...source, lastSuccessAt: now - 1_000 })),
        sparkline: {
          ...sparkline,
          put: sparkline.put.map((_, at) => 1e6 + 1e5 * Math.sin((n + at) / 9)),
          get: sparkline.get.map((_, at) => 1e6 + 1e5 * Math.sin((n + at) / 7)),
        },
      };
    }),
  };
}
