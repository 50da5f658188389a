import { NUMBER_WORDS } from "@/lib/format/decisive-number-words";
import type { PipelineSummary } from "../../overview/worst-first";
import { shortWallNumberWords, wallNumberWords } from "../parts/wall-number-words";
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
  if (place === "kicker")
    return (
      <b className={styles.short} aria-hidden>
        {shortWallNumberWords(number)}
      </b>
    );
  return (
    <p className={styles.number} data-number>
      {NUMBER_WORDS[number.of]} <b>{wallNumberWords(number)}</b>
    </p>
  );
}
