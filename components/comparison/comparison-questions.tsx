import { memo } from "react";
import type { WindowAnswer } from "@/lib/contract/window";
import { TimeText } from "../time/time-text";
import { useFullMinute } from "../view/use-full-minute";
import { ViewLink } from "../view/view-link";
import { compareText } from "../view/view-params";
import { absolute, LEAST_WINDOW_MS, type Shown } from "../view/window-steps";
import styles from "./comparison-questions.module.css";

/** Links to a comparison: of this window, or of the time since the verdict began. */
export function ComparisonQuestions({
  since,
  until,
  window,
}: {
  /** When the shown verdict began, and until when it is known to have lasted, epoch ms. */
  readonly since: number | null;
  readonly until: number;
  readonly window: WindowAnswer["window"];
}) {
  const shown = useFullMinute(window);
  return <Questions shown={shown} since={since} until={Math.min(until, shown.to)} />;
}

interface QuestionsProps {
  readonly shown: Shown;
  /** Start of the verdict's span, epoch ms. */
  readonly since: number | null;
  readonly until: number;
}

const Questions = memo(function Questions({ shown, since, until }: QuestionsProps) {
  const ofVerdict =
    since !== null && until - since >= LEAST_WINDOW_MS ? { from: since, to: until } : null;
  return (
    <p className={styles.line} data-control>
      <b>What changed?</b>
      <ViewLink shortcut="w" change={{ compare: compareText(absolute(shown)) }}>
        In this window
      </ViewLink>
      {ofVerdict && (
        <ViewLink shortcut="W" change={{ compare: compareText(absolute(ofVerdict)) }}>
          Since <TimeText at={ofVerdict.from} today={until} />
        </ViewLink>
      )}
      <span>or hold Shift and drag over a chart</span>
    </p>
  );
});
