import type { ReactNode } from "react";
import { REFRESH_MS, type SourceView } from "@/lib/contract/window";
import { SOURCE_WORDS, STATUS_SIGNS, STATUS_WORDS } from "../../freshness/source-words";
import { summaryOf } from "../../freshness/summary-of";
import { AgeText } from "../../time/age-text";
import styles from "./kiosk-foot.module.css";

export interface KioskFootProps {
  readonly sources: readonly SourceView[];
  readonly writtenAt: number;
  /** When the shown answer was given, epoch ms; null: there is none. */
  readonly answeredAt: number | null;
  readonly stale: boolean;
  /** Other problems to show. */
  readonly words: readonly (string | null | undefined | false)[];
}

/** The ages of all data, which are always shown, and the names of sources in trouble. */
export function KioskFoot({ sources, writtenAt, answeredAt, stale, words }: KioskFootProps) {
  const { bad } = summaryOf(sources, stale);
  return (
    <>
      {words.map((text) => text && <Trouble key={text}>{text}</Trouble>)}
      {bad.map((source) => (
        <Trouble key={source.name}>
          <b>
            {SOURCE_WORDS[source.name]} {stale && "was "}
            {STATUS_WORDS[source.status]}
          </b>
          {source.error && `: ${source.error}`}
        </Trouble>
      ))}
      <p className={styles.ages}>
        <DataAgeWords answeredAt={answeredAt} writtenAt={writtenAt} />
        {sources.map(
          ({ name, status, lastSuccessAt }) =>
            // The history is named only when it is in trouble, because no number on the screen ages
            // with it.
            status !== "off" &&
            name !== "history" && (
              <span key={name} data-status={status}>
                <span className={styles.sign} aria-hidden>
                  {STATUS_SIGNS[status]}
                </span>{" "}
                {SOURCE_WORDS[name]}{" "}
                {lastSuccessAt === null ? (
                  "no answer yet"
                ) : (
                  <AgeText at={lastSuccessAt} writtenAt={writtenAt} last />
                )}
              </span>
            ),
        )}
      </p>
    </>
  );
}

function Trouble({ children }: { readonly children: ReactNode }) {
  return <p className={styles.trouble}>{children}</p>;
}

/**
 * The age of the answer. It is always shown, so that its absence never means that data are fresh.
 */
function DataAgeWords({
  answeredAt,
  writtenAt,
}: {
  /** Server's clock, epoch ms; null: there is no answer. */
  readonly answeredAt: number | null;
  readonly writtenAt: number;
}) {
  const asked = `asked every ${REFRESH_MS / 1000} s`;
  return (
    <b data-answer-age>
      {answeredAt === null ? (
        `No picture yet, ${asked}`
      ) : (
        <>
          Picture {asked}, updated <AgeText at={answeredAt} writtenAt={writtenAt} last />
        </>
      )}
    </b>
  );
}
