"use client";

import type { WindowAnswer } from "@/lib/contract/window";
import { coverageWords } from "@/lib/format/coverage-words";
import { formatMoment } from "@/lib/format/time";
import { useZone } from "../time/zone";
import styles from "./states.module.css";

/**
 * The part of the window that can be known, and what is being fetched. Empty when all of it is
 * known.
 */
export function CoverageNote({ coverage, now }: Pick<WindowAnswer, "coverage" | "now">) {
  const zone = useZone();
  const words = coverageWords(coverage, (at) => formatMoment(at, zone, now));
  if (words.length === 0) return null;
  return (
    <output className={styles.coverage} aria-label="What is known of this window">
      {words.map((sentence) => (
        <span key={sentence}>{sentence}</span>
      ))}
    </output>
  );
}
