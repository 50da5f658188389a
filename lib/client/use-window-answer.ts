"use client";

import type { WindowAnswer } from "@/lib/contract/window";
import { type LiveAnswer, type LiveOptions, useAnswer } from "./use-answer";

/** The address of one pipeline's window; `query` as the API takes it, without `?`. */
export function windowUrl(id: string, query: string): string {
  const path = `/api/pipelines/${encodeURIComponent(id)}`;
  return query === "" ? path : `${path}?${query}`;
}

/** One pipeline's window, kept fresh. Draw a stale `body` beside its `error`, never instead. */
export function useWindowAnswer(
  url: string,
  options: LiveOptions<WindowAnswer>,
): LiveAnswer<WindowAnswer> {
  return useAnswer<WindowAnswer>(url, options);
}
