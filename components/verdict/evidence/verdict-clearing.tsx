"use client";

import { memo } from "react";
import { type ClearingCondition, conditionProgress } from "@/lib/domain/clearing";
import type { Verdict } from "@/lib/domain/verdict";
import { backlogWords, conditionState, stepWords } from "@/lib/format/clearing-words";
import { formatMoment } from "@/lib/format/time";
import { useZone } from "../../time/zone";
import { ChartLink } from "./chart-link";
import styles from "./verdict-clearing.module.css";

/** The conditions for the verdict to end, and how far each of them is: whether a repair works. */
export function VerdictClearing({
  verdict,
  live,
  today,
}: {
  readonly verdict: Verdict;
  /** True: as of now. False: as of the end of a past window, and nothing in it is "now". */
  readonly live: boolean;
  /** The window's end, epoch ms. Times of other days are written with their day. */
  readonly today: number;
}) {
  const zone = useZone();
  const { clearing, at } = verdict;
  if (!clearing) return null;
  const { conditions, suffices, evaluations } = clearing;
  const some =
    conditions.length > 1
      ? suffices === "all"
        ? "all of these hold"
        : "one of these holds"
      : "this holds";
  return (
    <section className={styles.clearing} aria-labelledby="clearing-title" data-clearing>
      <h3 id="clearing-title" className={styles.title}>
        {live ? "What has to change" : "What had to change"}
      </h3>
      <p className={styles.lead}>
        The verdict ends when {some} for {evaluations.needed} minutes ({evaluations.clear} so far):
      </p>
      <ul className={styles.list}>
        {conditions.map((condition) => (
          <Item
            key={`${condition.series} ${condition.limit}`}
            condition={condition}
            words={conditionState(condition, at, live ? "now" : "then")}
          />
        ))}
      </ul>
      <p className={`${styles.lead} ${styles.backlog}`}>
        {`${backlogWords(clearing, verdict.numbers, {
          at,
          clock: (instant) => formatMoment(instant, zone, today),
        })}.`}
      </p>
      <output className="visually-hidden">{stepWords(clearing)}</output>
    </section>
  );
}

const SIGNS = { met: "✓", open: "○", unknown: "?" } as const;

interface ItemProps {
  readonly condition: ClearingCondition;
  /** How far it is, in words. */
  readonly words: string;
}

/** Memoised: a refresh between two batches changes none of them. */
const Item = memo(function Item({ condition, words }: ItemProps) {
  const { met, text, series } = condition;
  const state = met === null ? "unknown" : met ? "met" : "open";
  return (
    <li data-state={state}>
      <span className={styles.sign} aria-hidden>
        {SIGNS[state]}
      </span>
      <div>
        {capital(text)}: <b>{`${words}.`}</b>
        <span className={styles.way}>
          <Meter progress={conditionProgress(condition)} />
          <ChartLink series={series} short />
        </span>
      </div>
    </li>
  );
});

/** The way to the limit as a bar. The words beside it say the same. */
function Meter({ progress }: { readonly progress: number | null }) {
  if (progress === null) return null;
  return (
    <span className={styles.meter} aria-hidden>
      <span style={{ transform: `scaleX(${progress.toFixed(3)})` }} />
    </span>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
