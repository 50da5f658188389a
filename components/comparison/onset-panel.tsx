"use client";

import { memo } from "react";
import { onsetOf, shownVerdict } from "@/lib/contract/shown-verdict";
import type { WindowAnswer } from "@/lib/contract/window";
import type { OnsetChanges } from "@/lib/domain/comparison";
import { TimeText } from "../time/time-text";
import { ViewLink } from "../view/view-link";
import { compareText } from "../view/view-params";
import { absolute } from "../view/window-steps";
import { OnsetMoves } from "./onset-moves";
import styles from "./onset-panel.module.css";
import { onsetNotes } from "./onset-words";

export interface OnsetPanelProps {
  readonly answer: Pick<WindowAnswer, "verdict" | "worst" | "changes">;
  /** Times of other days than this instant's are written with their day. Epoch ms. */
  readonly today: number;
}

/**
 * What moved first around the beginning of a warning or a critical verdict. Its height is the same
 * with and without an answer, so that nothing below it moves.
 */
export function OnsetPanel({ answer, today }: OnsetPanelProps) {
  const onset = onsetOf(shownVerdict(answer));
  if (!onset) return null;
  const { since, sinceIsAtLeast } = onset;
  const { changes } = answer;
  return <Panel {...{ since, changes, today }} isAtLeast={sinceIsAtLeast ?? false} />;
}

interface PanelProps {
  readonly since: number;
  readonly isAtLeast: boolean;
  readonly changes: OnsetChanges | undefined;
  readonly today: number;
}

const Panel = memo(function Panel({ since, isAtLeast, changes, today }: PanelProps) {
  return (
    <section className={styles.panel} aria-labelledby="onset-title" data-onset>
      <header className={styles.head}>
        <h2 id="onset-title" className={styles.title}>
          What changed {isAtLeast ? "since before" : "since"} <TimeText at={since} today={today} />
        </h2>
        {changes && (
          // Leads to the whole comparison of the same span.
          <span data-control>
            <ViewLink change={{ compare: compareText(absolute(changes.span)) }}>
              All changes
            </ViewLink>
          </span>
        )}
      </header>
      <div className={styles.moves}>
        {changes ? <Found changes={changes} today={today} /> : <p>Not compared yet.</p>}
      </div>
      <p className={styles.notes}>
        {changes && <Notes key={JSON.stringify(changes)} changes={changes} today={today} />}
      </p>
    </section>
  );
});

function Found({ changes, today }: { readonly changes: OnsetChanges; readonly today: number }) {
  if (changes.state === "too-little")
    return (
      <p>
        Too little is known from before <TimeText at={changes.span.from} today={today} />: a
        comparison needs five datapoints on each side.
      </p>
    );
  if (changes.state === "nothing")
    return <p>Nothing left its usual range, neither before the verdict nor since.</p>;
  return <OnsetMoves changes={changes} today={today} />;
}

/** Keyed by what it says: a sentence of another length replaces it, and does not push it aside. */
function Notes({ changes, today }: { readonly changes: OnsetChanges; readonly today: number }) {
  const { baseline, state } = changes;
  return (
    <>
      {onsetNotes(changes).join(" ")}
      {state !== "too-little" && (
        <>
          {" "}
          Compared with <TimeText at={baseline.from} today={today} />–
          <TimeText at={baseline.to} today={today} />.
        </>
      )}
    </>
  );
}
