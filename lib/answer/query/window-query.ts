import "server-only";
import { DEFAULT_POINTS, DEFAULT_RANGE, MAX_POINTS } from "@/lib/contract/window";
import type { Problem } from "@/lib/contract/problem";
import { isRangeProblem, readRange, type TimeRange } from "@/lib/domain/time/time-range";
import type { AnswerContext, Observed } from "./answer-context";
import type { Client } from "./client";
import { badParameter, notFound } from "./problems";

/** A checked request about one pipeline. */
export interface WindowQuery {
  readonly context: AnswerContext;
  readonly observed: Observed;
  readonly range: TimeRange;
  readonly points: number;
}

/** Who a window is read for. */
export interface Asking {
  readonly asker: Client;
  /**
   * Whether its verdict is pinned, so that it always says the same: a person may link to what they
   * read.
   */
  readonly keeps: boolean;
}

/**
 * Checks a request, or says what is wrong with it. Reads nothing that costs.
 *
 * @param now epoch ms
 */
export function checkQuery(
  context: AnswerContext,
  id: string,
  params: URLSearchParams,
  now: number,
): WindowQuery | Problem {
  const observed = context.pipelines.get(id);
  if (!observed) return notFound("pipeline", [...context.pipelines.keys()]);
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
  return { context, observed, range, points };
}

function readPoints(text: string | null): number | undefined {
  if (text === null) return DEFAULT_POINTS;
  const points = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return points >= 1 && points <= MAX_POINTS ? points : undefined;
}
