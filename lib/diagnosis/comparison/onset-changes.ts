import type {
  Comparison,
  Departure,
  Move,
  OnsetChanges,
  SeriesChange,
} from "@/lib/domain/comparison";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { isWithFirst } from "@/lib/domain/with-first";
import type { SeriesName } from "@/lib/domain/series";
import { median } from "../trends/median";
import { compare, type Compared, settledIn } from "./compare";
import { BAND, SUSTAINED } from "./departure";
import { type Datapoint, yardstick } from "./measured-stretch";

const MOST_SHOWN = 3;

/** A verdict begins in a minute: what moved in it moved with the verdict. */
const WITH_IT_MS = MINUTE_MS;

/** The same flow in another unit, or against its limit: a second row would say nothing new. */
const SAME_FLOW: Partial<Record<SeriesName, SeriesName>> = {
  putBytes: "putRecords",
  writeUtilisation: "putRecords",
  getBytes: "getRecords",
  readUtilisation: "getRecords",
};

/**
 * What moved first around the beginning of a verdict. It is a comparison (`compare`) of the
 * stretches around it (`onsetStretches`), with the numbers of the first three moves.
 *
 * @param begun.since epoch ms
 */
export function onsetChanges(
  compared: Compared,
  begun: Pick<OnsetChanges, "since" | "sinceIsAtLeast">,
): OnsetChanges {
  const comparison = compare(compared);
  const { span, baseline } = comparison;
  const moved = withoutRepeats(comparison.movedFirst);
  const first = moved.slice(0, MOST_SHOWN);
  return {
    ...begun,
    span,
    baseline,
    state: stateOf(comparison, moved[0], begun.since),
    first: first.flatMap((departure) => {
      const change = comparison.changes.find(({ series }) => series === departure.series);
      return change ? [moveOf(departure, change, compared)] : [];
    }),
    together: first.filter((one) => isWithFirst(one, first)).length,
    more: moved.length - first.length,
  };
}

function stateOf(
  { changes, unchanged }: Comparison,
  first: Departure | undefined,
  since: number,
): OnsetChanges["state"] {
  if (changes.length + unchanged.length === 0) return "too-little";
  if (first === undefined) return "nothing";
  return first.at < since + WITH_IT_MS ? "before" : "after";
}

function withoutRepeats(moved: readonly Departure[]): readonly Departure[] {
  return moved.filter(
    (one) =>
      !moved.some(
        (other) =>
          other.series === SAME_FLOW[one.series] &&
          other.direction === one.direction &&
          Math.abs(other.at - one.at) <= Math.max(other.stepMs, one.stepMs),
      ),
  );
}

function moveOf(
  departure: Departure,
  { before, during, unit }: SeriesChange,
  compared: Compared,
): Move {
  const { series, direction } = departure;
  const now = median(newest(settledIn("span", series, compared))) ?? during.median;
  const spread = yardstick(before, before, { unit, part: "median" });
  const away = (direction === "rose" ? 1 : -1) * (now - before.median);
  const isOut = away > BAND * spread;
  const extreme = direction === "rose" ? during.high : during.low;
  return {
    ...departure,
    unit,
    before: before.median,
    after: isOut ? now : extreme,
    ...(!isOut && { isBack: true }),
  };
}

/** Enough to be no accident, and few enough to be of now. */
const NEWEST_MS = MINUTE_MS;

/** The values of the newest minute; of the newest three datapoints if it has fewer. */
function newest(datapoints: readonly Datapoint[]): readonly number[] {
  const last = datapoints.at(-1)?.at ?? 0;
  const count = datapoints.filter(({ at }) => at > last - NEWEST_MS).length;
  return datapoints.slice(-Math.max(SUSTAINED, count)).map(({ value }) => value);
}
