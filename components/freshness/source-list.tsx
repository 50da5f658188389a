import type { SourceView } from "@/lib/contract/window";
import { AgeText } from "../time/age-text";
import styles from "./source-list.module.css";
import { SOURCE_WORDS, STATUS_SIGNS, STATUS_WORDS } from "./source-words";

/** How each upstream is doing, always visible: a verdict is worth what its sources are. */
export function SourceList({
  sources,
  writtenAt,
}: {
  readonly sources: readonly SourceView[];
  readonly writtenAt: number;
}) {
  return (
    <ul className={styles.sources} aria-label="Sources">
      {sources.map((source) => (
        <li key={source.name} data-status={source.status}>
          <span className={styles.sign} aria-hidden>
            {STATUS_SIGNS[source.status]}
          </span>
          <b>{SOURCE_WORDS[source.name]}</b>{" "}
          <span className={styles.status}>{STATUS_WORDS[source.status]}</span>
          {source.status !== "off" && (
            <span className={styles.age}>
              , <LastAnswer source={source} writtenAt={writtenAt} />
            </span>
          )}
          {source.error && <p className={styles.error}>{source.error}</p>}
        </li>
      ))}
    </ul>
  );
}

function LastAnswer({
  source: { lastSuccessAt },
  writtenAt,
}: {
  readonly source: SourceView;
  readonly writtenAt: number;
}) {
  if (lastSuccessAt === null) return "no answer yet";
  return (
    <>
      answered <AgeText at={lastSuccessAt} writtenAt={writtenAt} />
    </>
  );
}
