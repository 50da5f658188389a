import { lastedMs, type StageWork } from "@/lib/domain/batch-work";
import { ScrollRegion } from "../frame/scroll-region";
import styles from "./batch-panel.module.css";
import { bytesWords, gcWords, taskWords, timeWords } from "./batch-words";

const STATES = {
  waiting: "waits",
  running: "runs",
  completed: "done",
  failed: "failed",
} as const satisfies Record<StageWork["state"], string>;

/** The stages of a batch, in their order. */
export function StageTable({
  stages,
  now,
  marked,
}: {
  readonly stages: readonly StageWork[];
  /** By the driver's clock, epoch ms. */
  readonly now: number;
  /** The stage that shows what stands out. */
  readonly marked: number | null;
}) {
  return (
    <ScrollRegion label="Stages of the batch, table" className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">State</th>
            <th scope="col">Tasks done</th>
            <th scope="col">Median</th>
            <th scope="col">Slowest</th>
            <th scope="col">Failed</th>
            <th scope="col">
              <abbr title="Garbage collection, share of its tasks' time">GC</abbr>
            </th>
            <th scope="col">Shuffle read</th>
            <th scope="col">Written</th>
            <th scope="col">Spilled</th>
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr key={stage.id} data-marked={stage.id === marked || undefined}>
              <th scope="row">
                {stage.id} {stage.name}
                {stage.attempt > 0 && `, attempt ${stage.attempt + 1}`}
              </th>
              <td>
                {STATES[stage.state]}, {timeWords(lastedMs(stage, now))}
              </td>
              <td>{taskWords(stage)}</td>
              <td>{timeWords(stage.times?.medianMs)}</td>
              <td>{timeWords(stage.times?.longestMs)}</td>
              <td>{stage.tasks.failed === 0 ? "none" : stage.tasks.failed}</td>
              <td>{gcWords(stage)}</td>
              <td>{bytesWords(stage.shuffleReadBytes)}</td>
              <td>{bytesWords(stage.shuffleWriteBytes)}</td>
              <td>{bytesWords(stage.spilledBytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
