import type { SourceView } from "@/lib/contract/window";
import { AgeText } from "../time/age-text";
import { SourceList } from "./source-list";
import { summaryOf } from "./summary-of";
import styles from "./source-list.module.css";

export interface SourceSummaryProps {
  readonly sources: readonly SourceView[];
  readonly writtenAt: number;
  readonly stale: boolean;
}

/** A pipeline's sources in one line: those in trouble by name, the others as a number. */
export function SourceSummary({ sources, writtenAt, stale }: SourceSummaryProps) {
  const { bad, words, oldestAt } = summaryOf(sources, stale);
  return (
    <>
      {bad.length > 0 && <SourceList sources={bad} writtenAt={writtenAt} stale={stale} />}
      {words !== null && (
        <p className={styles.summary}>
          {words}
          {oldestAt === null ? ", not all have answered yet" : ", the oldest answer "}
          {oldestAt !== null && <AgeText at={oldestAt} writtenAt={writtenAt} />}
        </p>
      )}
    </>
  );
}
