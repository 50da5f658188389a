import type { Move, OnsetChanges } from "@/lib/domain/comparison";
import { formatQuantity } from "@/lib/format/quantity";
import { seriesName } from "@/lib/format/series-name";
import { withSharedUnit } from "@/lib/format/shared-unit";
import { TimeText } from "../time/time-text";
import { ChartLink } from "../verdict/evidence/chart-link";
import styles from "./onset-panel.module.css";

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
      {first.map((move, i) => (
        <li key={move.series}>
          <span className={styles.time}>
            {move.atOrBefore && "by "}
            <TimeText at={move.at} today={today} />
          </span>
          <span className={styles.name}>
            <ChartLink series={move.series}>{seriesName(move.series)}</ChartLink>
            {i === 0 && together === 1 && first.length > 1 && (
              <b className={styles.first}> first</b>
            )}
          </span>
          <Numbers move={move} />
        </li>
      ))}
    </ol>
  );
}

function Numbers({ move }: { readonly move: Move }) {
  const { unit } = move;
  const [from, to] = withSharedUnit(
    formatQuantity(move.before, unit),
    formatQuantity(move.after, unit),
  );
  return (
    <span className={styles.numbers}>
      {from} <span aria-hidden>→</span>
      <span className="visually-hidden">to</span> <b>{to}</b>
      {move.isBack && " and back"}
    </span>
  );
}
