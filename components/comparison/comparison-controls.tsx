"use client";

import { type ComponentType, memo, useEffect, useState } from "react";
import type { WindowAnswer } from "@/lib/contract/window";
import { TimeText } from "../time/time-text";
import { useNavigation } from "../view/page-navigation";
import { compareQuery, compareText } from "../view/view-params";
import { ViewLink } from "../view/view-link";
import { useFullMinute } from "../view/use-full-minute";
import { absolute, LEAST_WINDOW_MS, type Shown } from "../view/window-steps";
import styles from "./comparison-controls.module.css";
import type { ComparisonPanelProps } from "./comparison-panel";

/**
 * Links to a comparison: of this window, of the time since the verdict began, or of a dragged span.
 */
export function ComparisonControls({
  id,
  since,
  until,
  window,
}: {
  readonly id: string;
  /** When the shown verdict began, and until when it is known to have lasted, epoch ms. */
  readonly since: number | null;
  readonly until: number;
  readonly window: WindowAnswer["window"];
}) {
  const { view } = useNavigation();
  const query = compareQuery(view);
  const [ofAddress] = useState(query);
  const shown = useFullMinute(window);
  return (
    <div className={styles.comparison}>
      <Questions shown={shown} since={since} until={Math.min(until, shown.to)} />
      {query && <DeferredPanel key={query} id={id} query={query} leads={query !== ofAddress} />}
    </div>
  );
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

/** The panel's code is fetched when it is needed. */
function DeferredPanel(props: ComparisonPanelProps) {
  const [panel, setPanel] = useState<ComponentType<ComparisonPanelProps> | null>(null);
  useEffect(() => {
    let wanted = true;
    import("./comparison-panel").then(
      ({ ComparisonPanel }) => wanted && setPanel(() => ComparisonPanel),
      // The server does not answer. The page already says so.
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, []);
  const Loaded = panel;
  return Loaded ? <Loaded {...props} /> : <p className="quiet">Comparing…</p>;
}
