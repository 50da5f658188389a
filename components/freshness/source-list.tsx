import type { SourceView } from "@/lib/contract/window";
import { AgeText } from "../time/age-text";
import styles from "./source-list.module.css";
import { SOURCE_WORDS, STATUS_SIGNS, STATUS_WORDS } from "./source-words";

/**
 * The status of each upstream. It is always visible, because a verdict is only as good as its
 * sources.
 */
export function SourceList({
  sources,
  writtenAt,
  past = false,
  stale,
}: {
  readonly sources: readonly SourceView[];
  readonly writtenAt: number;
  /**
   * The page shows a past window, but the sources' status is the present one, and the list says so.
   */
  readonly past?: boolean;
  /** The page gets no answers, so the present status of the sources is unknown. */
  readonly stale: boolean;
}) {
  return (
    <ul className={styles.sources} aria-label="Sources">
      {past && <li>Sources now:</li>}
      {sources.map((source) => (
        <li key={source.name} data-status={source.status} data-quiet={isQuiet(source, stale)}>
          <span className={styles.sign} aria-hidden>
            {STATUS_SIGNS[source.status]}
          </span>
          <b>{SOURCE_WORDS[source.name]}</b>{" "}
          <span className={styles.status}>{statusWords(source, stale)}</span>
          {source.status !== "off" && (
            <span className={styles.age}>
              <span className={styles.comma}>, </span>
              <LastAnswer source={source} writtenAt={writtenAt} />
            </span>
          )}
          {source.error && <span className={styles.error}>: {source.error}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Fine, so its name and its age are enough to see. Screen readers still get every word. */
function isQuiet({ status }: SourceView, stale: boolean): boolean {
  return status === "ok" && !stale;
}

function statusWords({ status }: SourceView, stale: boolean): string {
  return stale && status !== "off" ? `was ${STATUS_WORDS[status]}` : STATUS_WORDS[status];
}

function LastAnswer({
  source: { name, lastSuccessAt },
  writtenAt,
}: {
  readonly source: SourceView;
  readonly writtenAt: number;
}) {
  const isHistory = name === "history";
  if (lastSuccessAt === null) return isHistory ? "nothing written yet" : "no answer yet";
  return (
    <>
      <span className={styles.long}>last {isHistory ? "written" : "answer"} </span>
      <AgeText at={lastSuccessAt} writtenAt={writtenAt} last />
    </>
  );
}
