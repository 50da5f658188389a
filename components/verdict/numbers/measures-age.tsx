import type { SourceView } from "@/lib/contract/window";
import { SOURCE_WORDS } from "../../freshness/source-words";
import { AgeText } from "../../time/age-text";
import styles from "./number-row.module.css";

/** The sources of the numbers. Each number comes from one of them, or from both. */
const MEASURED: ReadonlySet<SourceView["name"]> = new Set(["cloudwatch", "spark"]);

/** Names the silent source that leaves the numbers above old. Empty while both sources answer. */
export function MeasuresAge({
  sources,
  writtenAt,
}: {
  readonly sources: readonly SourceView[];
  readonly writtenAt: number;
}) {
  return sources.map(
    ({ name, status, lastSuccessAt: at }) =>
      status === "failing" &&
      at !== null &&
      MEASURED.has(name) && (
        <p key={name} className={styles.old}>
          Not of now: {SOURCE_WORDS[name]} last answered <AgeText at={at} writtenAt={writtenAt} />.
        </p>
      ),
  );
}
