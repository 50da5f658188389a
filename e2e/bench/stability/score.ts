import { flips, isAlarm, type Phase } from "./phases";
import type { Life } from "./replay";
import { RIGHT, shownAfterMs } from "./right";

/** The score of the banner in one run. All times ms; undefined when it did not happen while watched. */
export interface Score {
  /** From the beginning of the trouble until the right verdict; undefined when there should be none. */
  readonly rightAfter: number | undefined;
  /** Other alarms before that. */
  readonly wrongFirst: readonly Phase[];
  /** Alarms that began after the mending and are not the trouble itself. */
  readonly falseAfter: readonly Phase[];
  /** Phases of unknown after a recovery had been shown. */
  readonly lostAfter: readonly Phase[];
  /** From the end of the trouble until its cause is shown for the last time. */
  readonly saidOn: number;
  /** The part of it after the data show the end. */
  readonly saidTooLong: number;
  /** From the end of the trouble until the verdict is calm, and stays so. */
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
        // The data may show a short trouble only after its end. Once its cause has gone, it must
        // not return.
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
