import type { Reading } from "@/lib/domain/facts";
import type { StreamFacts } from "@/lib/domain/stream-facts";
import { MINUTE_MS, type MetricPeriod } from "@/lib/domain/metric-period";
import type { PipelineWindow } from "@/lib/domain/window";

/** What the dashboard knows beyond one moment's answers: the stream's past. Pure. */
export type WindowEffect = (window: PipelineWindow) => PipelineWindow;

/** The description of the stream was different until an instant, epoch s. */
export function streamBefore(second: number, before: Partial<StreamFacts>): WindowEffect {
  return (window) => {
    const [now] = window.facts.stream;
    if (now === undefined || now.at <= second * 1000) return window;
    const stream: Reading<StreamFacts>[] = [
      { at: window.from, value: { ...now.value, ...before } },
      { at: second * 1000, value: now.value },
    ];
    return { ...window, facts: { ...window.facts, stream } };
  };
}

/** The application is a fan-out consumer: its reads show only in SubscribeToShardEvent. */
export const fannedOut: WindowEffect = (window) => ({
  ...window,
  periods: window.periods.map((period) => ({ ...period, values: pushed(period) })),
  facts: { ...window.facts, shardLags: [] },
});

function pushed({ values }: MetricPeriod): MetricPeriod["values"] {
  const { getRecords, getBytes, getCalls, getSuccess, getLatency, iteratorAge, ...rest } = values;
  const { readThrottledCalls: _polled, applicationLag: _own, ...kept } = rest;
  void [getCalls, getSuccess, getLatency];
  return {
    ...kept,
    ...(getRecords === undefined ? {} : { fanOutRecords: getRecords }),
    ...(getBytes === undefined ? {} : { fanOutBytes: getBytes }),
    ...(iteratorAge === undefined ? {} : { fanOutLag: iteratorAge }),
  };
}

/** Minutes around an instant, epoch s, that CloudWatch never answered: unknown, not empty. */
export function unansweredAround(second: number, minutes: number): WindowEffect {
  const from = (Math.floor(second / 60) - Math.floor(minutes / 2)) * MINUTE_MS;
  return (window) => ({
    ...window,
    periods: window.periods.filter(({ at }) => at < from || at >= from + minutes * MINUTE_MS),
  });
}

export function together(...effects: readonly WindowEffect[]): WindowEffect {
  return (window) => effects.reduce((seen, effect) => effect(seen), window);
}
