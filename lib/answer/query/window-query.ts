import "server-only";
import { DEFAULT_POINTS, DEFAULT_RANGE, MAX_POINTS } from "@/lib/contract/window";
import type { Problem } from "@/lib/contract/problem";
import { isRangeProblem, readRange, type TimeRange } from "@/lib/domain/time-range";
import type { Covered } from "../view/coverage-view";
import { reachOf } from "@/lib/observe/backfill/fill-reach";
import type { Asker } from "./asker";
import { badParameter, notFound } from "@/lib/server/http/problems";
import { type Runtime, runtime } from "@/lib/server/runtime";
import type { PipelineWatch } from "@/lib/observe/pipeline/pipeline-watch";

/** What was asked of one pipeline, checked. */
export interface WindowQuery {
  readonly running: Runtime;
  readonly watch: PipelineWatch;
  readonly range: TimeRange;
  readonly points: number;
}

/** For whom a window is read. */
export interface Asking {
  readonly asker: Asker;
  /** Its verdict is kept, so that it says the same for ever: what a person reads may be linked. */
  readonly keeps: boolean;
}

/**
 * Checks what was asked, or says what is wrong with it; reads nothing that costs.
 *
 * @param now epoch ms
 */
export async function checkQuery(
  id: string,
  params: URLSearchParams,
  now: number,
): Promise<WindowQuery | Problem> {
  const running = await runtime();
  const watch = running.watches.get(id);
  if (!watch) return notFound("pipeline", [...running.watches.keys()]);
  const range = readRange(
    {
      from: params.get("from") ?? DEFAULT_RANGE.from,
      to: params.get("to") ?? DEFAULT_RANGE.to,
      tz: params.get("tz") ?? "utc",
    },
    now,
  );
  if (isRangeProblem(range)) return badParameter(range);
  const points = readPoints(params.get("points"));
  if (points === undefined) {
    const detail = `points: must be a whole number from 1 to ${MAX_POINTS}, for example points=360.`;
    return badParameter({ parameter: "points", detail, example: "points=360" });
  }
  return { running, watch, range, points };
}

/**
 * What the history has of a window. What it lacks is put into the queue of back-fills, unless another
 * site's page asks.
 */
export async function cover(
  { running, watch, range }: WindowQuery,
  { isForeign }: Asker,
  now: number,
): Promise<Covered> {
  const { history, backfill, config } = running;
  const { pipeline, live, health } = watch;
  const stream = live.newest("stream");
  const reach = reachOf(stream?.createdAt, config.historyDays, now);
  // In the first seconds nobody can tell since when the stream is there to be asked about.
  const isKnown = stream !== undefined || health.state("kinesis", now)?.status === "failing";
  if (isKnown && !isForeign) await backfill.want(pipeline, range, reach);
  const fills = await history.fills(pipeline.id, range);
  return { fills, reach, filling: backfill.stateOf(pipeline, range) };
}

function readPoints(text: string | null): number | undefined {
  if (text === null) return DEFAULT_POINTS;
  const points = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return points >= 1 && points <= MAX_POINTS ? points : undefined;
}
