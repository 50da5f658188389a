import { NUMBER_WORDS } from "@/lib/format/decisive-number-words";
import type { PipelineSummary } from "../../overview/worst-first";
import { wallNumberWords } from "../parts/wall-number-words";
import styles from "./large-tile.module.css";

/**
 * The number that matters for the cause, beside the picture. A tile without room for that has it on
 * its first line. Empty when the end-to-end delay is that number.
 */
export function TileNumber({
  pipeline: { number },
  place,
}: {
  readonly pipeline: Pick<PipelineSummary, "number">;
  readonly place: "kicker" | "measures";
}) {
  if (!number) return null;
  const words = wallNumberWords(number);
  if (place === "kicker")
    return (
      <b className={styles.short} aria-hidden>
        {words}
      </b>
    );
  return (
    <p className={styles.number} data-number>
      {NUMBER_WORDS[number.of]} <b>{words}</b>
    </p>
  );
}
