import type { WindowAnswer } from "@/lib/contract/window";
import { batchSeries } from "../series/batch-series";
import { countSeries } from "../series/count-series";
import { verdictSeries } from "../series/verdict-series";
import { periodSeries, readInTime } from "../series/period-series";
import { inRecordKinds, type Judged } from "../series/record-kinds";
import { type Steps, wholeSteps } from "../series/steps";
import type { WindowData } from "./window-data";
import type { WindowRows } from "./window-rows";

/** What the series of a window are made from. */
export type SeriesData = WindowRows &
  Steps &
  Judged &
  Pick<WindowData, "span" | "facts" | "settledTo" | "answeredTo">;

/** Every series of a window. Series of records say which records they count where these differ. */
export function seriesOf(data: SeriesData): WindowAnswer["series"] {
  // The timeline needs the verdicts around the window; no bucket of the window holds them.
  const { from, to } = wholeSteps(data.span, data.minuteStepMs);
  const evaluations = data.evaluations.filter(({ at }) => at >= from && at < to);
  const { answeredTo, settledTo, minuteStepMs: stepMs } = data;
  const series = {
    ...periodSeries({
      buckets: readInTime(data.minutes, { answeredTo, settledTo, stepMs }),
      stepMs,
      stream: data.facts.stream,
      settledTo: answeredTo,
    }),
    ...batchSeries(data.batches, data.queue, data.batchStepMs),
    ...verdictSeries(evaluations, data.minuteStepMs),
    ...countSeries(data.facts, data.span, data.minuteStepMs),
  };
  return inRecordKinds(series, data);
}
