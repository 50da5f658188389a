import { flips, isAlarm, type Phase } from "./phases";
import type { Life } from "./replay";
import { RIGHT, shownAfterMs } from "./right";

/** How well the banner told of one life. All times ms; undefined: not in what was watched. */
export interface Score {
  /** From its beginning until what is right is said; undefined where nothing should be. */
  readonly rightAfter: number | undefined;
  /** Other alarms before that. */
  readonly wrongFirst: readonly Phase[];
  /** Alarms that began after the mending and are not the trouble itself. */
  readonly falseAfter: readonly Phase[];
  /** Phases after a recovery had been said in which it was not known any more what is the matter. */
  readonly lostAfter: readonly Phase[];
  /** From the mending until the trouble is said for the last time. */
  readonly saidOn: number;
  /** The same, beyond the time at which the data show the mending. */
  readonly saidTooLong: number;
  /** From the mending until it is calm, and stays so. */
  readonly calmAfter: number | undefined;
  readonly changes: number;
  readonly flips: number;
}

export function scoreOf({ switches, scenario }: Life, spans: readonly Phase[]): Score {
  const [{ trouble, second: onset }] = switches;
  const [began, mended] = [onset * 1000, (switches.at(-1)?.second ?? onset) * 1000];
  const isRight = ({ cause, also }: Phase): boolean =>
    [cause, ...also].some((one) => RIGHT[trouble].causes.some((right) => right === one));
  const right = spans.find((span) => span.to >= began && isRight(span));
  const last = spans.findLast(isRight);
  const recovers = spans.find(({ from, cause }) => from > mended && cause === "recovering");
  const saidOn = Math.max(0, (last?.to ?? 0) - mended);
  const calm = calmFrom(spans);
  return {
    rightAfter: right && Math.max(0, right.from - began),
    wrongFirst: spans.filter(
      (span) => span.from >= began && span.from < (right?.from ?? mended) && isAlarm(span),
    ),
    falseAfter: spans.filter(
      (span, i) =>
        span.from > mended &&
        isAlarm(span) &&
        // The data may tell of a short trouble only once it is over. Once left, it is over.
        !(isRight(span) && (span === right || isRight(spans[i - 1] ?? span))),
    ),
    lostAfter: spans.filter(
      ({ from, severity }) => severity === "unknown" && from > (recovers?.from ?? Infinity),
    ),
    saidOn,
    saidTooLong: Math.max(0, saidOn - shownAfterMs(trouble, scenario.intervalMs)),
    calmAfter: calm && Math.max(0, calm.from - mended),
    changes: spans.length - 1,
    flips: flips(spans).length,
  };
}

/** The first of the calm phases at the end. */
function calmFrom(spans: readonly Phase[]): Phase | undefined {
  const loud = spans.findLastIndex(
    ({ severity, cause }) =>
      (severity !== "ok" && severity !== "info") || cause === "recovering" || cause === "at-risk",
  );
  return spans[loud + 1];
}
