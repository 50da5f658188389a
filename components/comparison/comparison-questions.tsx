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
  besidePanel,
}: {
  /** When the shown verdict began, and until when it is known to have lasted, epoch ms. */
  readonly since: number | null;
  readonly until: number;
  readonly window: WindowAnswer["window"];
  /** The panel above it has the title already. */
  readonly besidePanel: boolean;
}) {
  const shown = useFullMinute(window);
  const end = Math.min(until, shown.to);
  return <Questions shown={shown} since={since} until={end} besidePanel={besidePanel} />;
}

interface QuestionsProps {
  readonly shown: Shown;
  /** Start of the verdict's span, epoch ms. */
  readonly since: number | null;
  readonly until: number;
  readonly besidePanel: boolean;
}

const Questions = memo(function Questions({ shown, since, until, besidePanel }: QuestionsProps) {
  const ofVerdict =
    since !== null && until - since >= LEAST_WINDOW_MS ? { from: since, to: until } : null;
  return (
    <p className={styles.line} data-control>
      <b>{besidePanel ? "Compare" : "What changed?"}</b>
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
