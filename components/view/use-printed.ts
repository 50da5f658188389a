"use client";

import { useSyncExternalStore } from "react";

const PAPER = "print";

/**
 * Whether the page is being printed. On paper nothing moves, and a chart is as wide as the paper.
 */
export function usePrinted(): boolean {
  return useSyncExternalStore(
    onPaper,
    () => matchMedia(PAPER).matches,
    () => false,
  );
}

function onPaper(changed: () => void): () => void {
  const media = matchMedia(PAPER);
  media.addEventListener("change", changed);
  return () => media.removeEventListener("change", changed);
}
