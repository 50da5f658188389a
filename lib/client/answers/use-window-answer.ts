"use client";

import type { WindowAnswer } from "@/lib/contract/window";
import { type LiveAnswer, type LiveOptions, useAnswer } from "./use-answer";

/** One pipeline's window, kept fresh. Draw a stale `body` beside its `error`, never instead. */
export function useWindowAnswer(
  url: string,
  options: LiveOptions<WindowAnswer>,
): LiveAnswer<WindowAnswer> {
  return useAnswer<WindowAnswer>(url, options);
}
