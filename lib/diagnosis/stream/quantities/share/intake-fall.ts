import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { MetricPeriod } from "@/lib/domain/metric-period";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { mad, median, quantile } from "@/lib/diagnosis/trends/median";
import { healthyMinutes } from "./healthy-minutes";
import { intakeRatios, type MinuteShare, overallRatio } from "./minute-share";
import { gotIn } from "@/lib/diagnosis/stream/quantities/put/put";

export interface IntakeFall {
  /** The present intake of the puts, as a part of the earlier one. */
  readonly ratio: number;
  /** Less is taken, and nothing limits Spark. */
  readonly fell: boolean;
  /** First minute of the fall, or of the minutes examined, epoch ms. */
  readonly since: number;
}

const RECENT = 5;
/** The fewest minutes before the fall from which a usual part is known. */
const FEWEST_PAST = 5;
/**
 * The usual part is the one reached in a fifth of the minutes, so that a fall over two of three hours does
 * not become usual.
 */
const REACHED = 0.8;
/** A larger fall than rounding and the noise of minutes make. */
const FELL = 0.9;

/**
 * Whether Spark's intake fell. It must have fallen against the records put, against the bytes put
 * (producers that change their aggregation change how many user records a record holds), and against the
 * reads (an intake that worked off a backlog is not usual). Undefined without a past to compare with.
 */
export const intakeFall = quantity((situation): IntakeFall | undefined => {
  const minutes = intakeRatios(situation);
  const recent = minutes.slice(-RECENT);
  const past = withoutCatchUp(situation, minutes.slice(0, -RECENT));
  if (past.length < FEWEST_PAST || recent.length < RECENT) return undefined;
  const usual =
    quantile(
      past.map(({ ratio }) => ratio),
      REACHED,
    ) ?? 0;
  if (usual <= 0) return undefined;
  const now = overallRatio(recent);
  const since = fallenSince(minutes, (now + usual) / 2) ?? recent[0]?.at ?? situation.settledTo;
  const before = minutes.filter(({ at }) => at < since);
  const spans = { recent, before };
  const ratio = Math.max(
    now / usual,
    against(situation, spans, ({ values }) => values.putBytes),
    against(situation, spans, (period) => gotIn(period)?.records),
  );
  const noise = (mad(recent.map((one) => one.ratio)) ?? 0) / usual;
  const fell =
    before.length >= FEWEST_PAST &&
    ratio < FELL &&
    1 - ratio > 3 * noise &&
    !situation.consumer.isLimited(situation);
  return { ratio, fell, since };
});

/** Starts after the last two minutes in a row above a line; undefined if the end is above it. */
function fallenSince(minutes: readonly MinuteShare[], line: number): number | undefined {
  const above = minutes.map(({ ratio }) => ratio >= line);
  const last = above.findLastIndex((one, i) => one && (i === 0 || above[i - 1] === true));
  return minutes[last + 1]?.at;
}

/** Intake ÷ another flow of the same minutes, now compared with before. */
function against(
  { periods }: Situation,
  { recent, before }: { recent: readonly MinuteShare[]; before: readonly MinuteShare[] },
  flow: (period: MetricPeriod) => number | undefined,
): number {
  const flows = new Map(periods.map((period) => [period.at, flow(period) ?? 0]));
  const ratios = (of: readonly MinuteShare[]): readonly number[] =>
    of.flatMap(({ at, taken }) => {
      const other = flows.get(at) ?? 0;
      return other > 0 ? [taken / other] : [];
    });
  const [now, usual] = [median(ratios(recent)), median(ratios(before))];
  return now === undefined || usual === undefined || usual <= 0 ? 0 : now / usual;
}

/** While an old backlog is read, the intake is higher than usual. */
function withoutCatchUp(
  situation: Situation,
  minutes: readonly MinuteShare[],
): readonly MinuteShare[] {
  const healthy = healthyMinutes(situation);
  const known = minutes.filter(({ at }) => healthy.has(at));
  return known.length >= FEWEST_PAST ? known : minutes;
}
