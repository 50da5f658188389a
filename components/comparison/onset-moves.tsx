import type { Move, OnsetChanges } from "@/lib/domain/comparison";
import { formatQuantity } from "@/lib/format/quantity";
import type { SeriesName, Unit } from "@/lib/domain/series";
import { seriesName } from "@/lib/format/series-name";
import { SERIES_WORDS } from "@/lib/format/series-words";
import { withSharedUnit } from "@/lib/format/shared-unit";
import { TimeText } from "../time/time-text";
import { ChartLink } from "../verdict/evidence/chart-link";
import styles from "./onset-panel.module.css";

const PLACES = ["1st", "2nd", "3rd"] as const;

/** The series that moved first, one on a line: `22:43 processing time, first: 2 → 6.2 s`. */
export function OnsetMoves({
  changes: { first, together },
  today,
}: {
  readonly changes: Pick<OnsetChanges, "first" | "together">;
  readonly today: number;
}) {
  return (
    <ol className={styles.list}>
      {PLACES.slice(0, first.length).map((place, i) => {
        const move = first[i];
        if (!move) return null;
        const isFirst = i === 0 && together === 1 && first.length > 1;
        return <Row key={place} {...{ move, isFirst, today }} />;
      })}
    </ol>
  );
}

/** The unit beside it says whether `put` counts bytes or records. */
function shortName(series: SeriesName, unit: Unit): string {
  return unit.endsWith("/s") ? SERIES_WORDS[series] : seriesName(series);
}

interface RowProps {
  readonly move: Move;
  readonly isFirst: boolean;
  readonly today: number;
}

function Row({ move, isFirst, today }: RowProps) {
  const { series, unit, at, atOrBefore, isBack } = move;
  const [before, after] = [formatQuantity(move.before, unit), formatQuantity(move.after, unit)];
  const [from, to] = withSharedUnit(before, after);
  return (
    <li>
      <span className={styles.time}>
        {atOrBefore && "by "}
        <TimeText at={at} today={today} />
      </span>
      <span className={styles.name} key={series}>
        <ChartLink series={series}>{shortName(series, unit)}</ChartLink>
        {isFirst && <b className={styles.first}> first</b>}
      </span>
      {/* Numbers of another width are a new element at the right edge, and no element that moves. */}
      <span className={styles.numbers} key={`${before} ${after}`}>
        {from} <span aria-hidden>→</span>
        <span className="visually-hidden">to</span> <b>{to}</b>
        {isBack && " and back"}
      </span>
    </li>
  );
}
