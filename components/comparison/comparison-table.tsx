import type { Comparison } from "@/lib/domain/comparison";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { seriesName } from "@/lib/format/series-name";
import { TimeText } from "../time/time-text";
import { ChartLink } from "../verdict/evidence/chart-link";
import styles from "./comparison-panel.module.css";
import { changeWords, duringWords, sizeWords, stretchWords } from "./comparison-words";

/** The changes, the largest first. */
export function ComparisonTable({
  comparison: { changes, movedFirst },
  today,
}: {
  readonly comparison: Comparison;
  readonly today: number;
}) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Series</th>
          <th scope="col">
            <abbr title="The median. ± is the usual distance of values from it; a range holds eight in ten of them">
              Before
            </abbr>
          </th>
          <th scope="col">During</th>
          <th scope="col">Change</th>
          <th scope="col">
            <abbr title="How far it moved, in units of how far values usually were from theirs before">
              Size
            </abbr>
          </th>
          <th scope="col">Moved at</th>
          <th scope="col">Seen in</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => {
          const { series, unit, before, shift } = change;
          const moved = movedFirst.find((one) => one.series === series);
          return (
            <tr key={series}>
              <th scope="row">{seriesName(series)}</th>
              <td>{stretchWords(before, unit)}</td>
              <td>{duringWords(change)}</td>
              <td>{changeWords(change)}</td>
              <td>{sizeWords(shift)}</td>
              <td>
                {moved && (
                  <TimeText
                    at={moved.at}
                    {...(moved.stepMs < MINUTE_MS ? { seconds: true } : { today })}
                  />
                )}
                {moved?.atOrBefore && " or before"}
              </td>
              <td>
                <ChartLink series={series} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
