import type { Verdict } from "@/lib/domain/verdict";
import { type Agreement, isHeldOver, lately, type Moment } from "./moment";
import { durationAt, seconds } from "./words";

const SILENT_MS = 30_000;
/** Batches of one second end by the next poll. */
const LEAST_MS = 30_000;
const LATE_MS = 60_000;

/** The time to the end in the headline, ms. */
function forecastInWords({ headline }: Verdict): number | undefined {
  return (
    durationAt(headline, "level in about {}") ??
    durationAt(headline, "(?:gone|caught up) in (?:about )?{}")
  );
}

/** All forecasts on the page, ms from the instant. */
function forecasts(moment: Moment): readonly { readonly what: string; readonly ms: number }[] {
  const { at, numbers, clearing, recovery } = moment.verdict;
  const from = (time: number | null | undefined) => (time ? time - at : undefined);
  const shown = [
    ["the headline's", isHeldOver(moment) ? undefined : forecastInWords(moment.verdict)],
    ["caught up in", numbers.catchUpMs ?? undefined],
    ["backlog gone in", from(clearing?.backlog.goneAt)],
    ["level in", from(recovery?.levelAt)],
  ] as const;
  return shown.flatMap(([what, ms]) => (ms === undefined ? [] : [{ what, ms }]));
}

function inWords(all: ReturnType<typeof forecasts>): string {
  return all.map(({ what, ms }) => `${what} ${seconds(ms)}`).join(" beside ");
}

/** While no batch ends, there is no forecast. */
export const noForecastWhileNothingEnds: Agreement = {
  name: "no-forecast-while-nothing-ends",
  broken(moment) {
    const { beatMs = 0, sinceDoneMs, openMs } = moment.known;
    const limit = Math.max(2 * beatMs, LEAST_MS);
    if (sinceDoneMs === undefined || sinceDoneMs <= limit || openMs <= limit) return undefined;
    return told(moment, `no batch has ended for ${seconds(sinceDoneMs)}`);
  },
};

/** While the driver is silent, there is no forecast. */
export const noForecastWhileSilent: Agreement = {
  name: "no-forecast-while-silent",
  broken(moment) {
    const { silentMs } = moment.known;
    return silentMs > SILENT_MS
      ? told(moment, `the driver is silent for ${seconds(silentMs)}`)
      : undefined;
  },
};

/**
 * While the backlog grows, there is no forecast. Counts records: when the first batches hold the
 * whole backlog, more batches queue behind them while less is left.
 */
export const noForecastWhileItGrows: Agreement = {
  name: "no-forecast-while-it-grows",
  broken(moment) {
    const { verdict, known } = moment;
    if (isLess(moment)) return undefined;
    const behind = Math.max(verdict.numbers.waitingInStreamMs ?? 0, known.openMs);
    if (behind <= LATE_MS) return undefined;
    if (known.lagRises && (verdict.numbers.waitingInStreamMs ?? 0) > LATE_MS)
      return told(moment, "the lag rises");
    return known.queueRises && known.openMs > LATE_MS ? told(moment, "the queue rises") : undefined;
  },
};

const MINUTES = 4;

/** The backlog is smaller than in one of the last three minutes. */
function isLess(moment: Moment): boolean {
  const { backlogRecords } = moment.verdict.numbers;
  const [, ...before] = lately(moment, MINUTES);
  const most = Math.max(...before.map(({ verdict }) => verdict.numbers.backlogRecords ?? 0));
  return backlogRecords !== null && backlogRecords < most;
}

function told(moment: Moment, why: string): string | undefined {
  const found = forecasts(moment);
  if (found.length === 0) return undefined;
  return `${inWords(found)} while ${why} ("${moment.verdict.headline}")`;
}

/** Compares rounded numbers: equal within a tenth of the larger one, or half a minute. */
function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= Math.max(30_000, 0.1 * Math.max(one, other));
}

/** The end has one forecast, even if it appears in several places. */
export const oneForecast: Agreement = {
  name: "one-forecast",
  broken(moment) {
    const all = forecasts(moment);
    const [first] = all;
    if (first === undefined || all.every(({ ms }) => isNear(ms, first.ms))) return undefined;
    return inWords(all);
  },
};

/** Batches that a condition may leave: one that runs, one that waits, and one just made. */
const BEATS = 3;

/** The backlog is worked off when the last of its conditions is met, not long before or after. */
export const conditionsEndWithTheBacklog: Agreement = {
  name: "conditions-end-with-the-backlog",
  broken({ verdict: { cause, clearing, at }, known: { beatMs = 0 } }) {
    if (cause !== "recovering" || clearing === undefined) return undefined;
    const metAt = clearing.conditions.flatMap((one) => one.metAt ?? []);
    const { goneAt } = clearing.backlog;
    if (goneAt === null || metAt.length === 0) return undefined;
    const [met, gone] = [Math.max(...metAt) - at, goneAt - at];
    const apart = Math.abs(met - gone);
    if (apart <= Math.max(2 * LATE_MS, BEATS * beatMs, 0.5 * Math.max(met, gone))) return undefined;
    return `conditions met in ${seconds(met)} beside a backlog gone in ${seconds(gone)}`;
  },
};

/** A forecast lies in the future. */
export const forecastsLieAhead: Agreement = {
  name: "forecasts-lie-ahead",
  broken({ verdict: { at, clearing, numbers, recovery } }) {
    const times = [
      ...(clearing?.conditions.map(({ metAt }) => metAt) ?? []),
      clearing?.backlog.goneAt ?? null,
      recovery?.levelAt ?? null,
    ];
    const past = times.find((time) => time !== null && time < at);
    if (past !== undefined && past !== null) return `forecast ${seconds(at - past)} ago`;
    const loss = numbers.timeToDataLossMs;
    return loss !== null && loss < 0 ? `data loss in ${seconds(loss)}` : undefined;
  },
};
