"use client";

import { useMemo } from "react";
import { atFullMinute, type Shown } from "./window-steps";

/**
 * {@link atFullMinute}, the same object within a minute: links to other windows need not change
 * with every answer.
 */
export function useFullMinute(window: Shown): Shown {
  const { from, to, live } = atFullMinute(window);
  return useMemo(() => ({ from, to, live }), [from, to, live]);
}
