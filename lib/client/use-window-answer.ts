"use client";

import { useMemo } from "react";
import { fromColumns, type WindowColumns } from "@/lib/contract/columns";
import type { WindowAnswer } from "@/lib/contract/window";
import { type LiveAnswer, type LiveOptions, useAnswer } from "./use-answer";

/** One pipeline's window, kept fresh. Draw a stale `body` beside its `error`, never instead. */
export function useWindowAnswer(
  url: string,
  options: LiveOptions<WindowColumns>,
): LiveAnswer<WindowAnswer> {
  const { body: columns, ...live } = useAnswer<WindowColumns>(url, options);
  const body = useMemo(() => columns && fromColumns(columns), [columns]);
  return { ...live, body };
}
