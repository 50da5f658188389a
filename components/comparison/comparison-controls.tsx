"use client";

import { type ComponentType, useEffect, useState } from "react";
import type { WindowAnswer } from "@/lib/contract/window";
import type { Verdict } from "@/lib/domain/verdict";
import { TimeText } from "../time/time-text";
import { useNavigation } from "../view/page-navigation";
import { compareQuery, compareText } from "../view/view-params";
import { ViewLink } from "../view/view-link";
import { absolute, LEAST_WINDOW_MS } from "../view/window-steps";
import styles from "./comparison-controls.module.css";
import type { ComparisonPanelProps } from "./comparison-panel";

/** Asks what changed: in this window, since the verdict began, or in a span that was dragged over. */
export function ComparisonControls({
  id,
  verdict: { since, at },
  window,
}: {
  readonly id: string;
  readonly verdict: Verdict;
  readonly window: WindowAnswer["window"];
}) {
  const { view } = useNavigation();
  const query = compareQuery(view);
  const [ofAddress] = useState(query);
  const ofVerdict =
    since !== null && at - since >= LEAST_WINDOW_MS ? { from: since, to: at } : null;
  return (
    <div className={styles.comparison}>
      <p className={styles.line} data-control>
        <b>What changed?</b>
        <ViewLink shortcut="w" change={{ compare: compareText(absolute(window)) }}>
          In this window
        </ViewLink>
        {ofVerdict && (
          <ViewLink shortcut="W" change={{ compare: compareText(absolute(ofVerdict)) }}>
            Since <TimeText at={ofVerdict.from} today={at} />
          </ViewLink>
        )}
        <span>or hold Shift and drag over a chart</span>
      </p>
      {query && <LatePanel key={query} id={id} query={query} leads={query !== ofAddress} />}
    </div>
  );
}

/** The panel's code is fetched when it is asked for. */
function LatePanel(props: ComparisonPanelProps) {
  const [panel, setPanel] = useState<ComponentType<ComparisonPanelProps> | null>(null);
  useEffect(() => {
    let wanted = true;
    import("./comparison-panel").then(
      ({ ComparisonPanel }) => wanted && setPanel(() => ComparisonPanel),
      // The server is gone, which the page says by itself.
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, []);
  const Loaded = panel;
  return Loaded ? <Loaded {...props} /> : <p className="quiet">Comparing…</p>;
}
