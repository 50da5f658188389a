"use client";

import type { PipelinesAnswer } from "@/lib/contract/window";
import { type LiveAnswer, type LiveOptions, useAnswer } from "./use-answer";

export const PIPELINES_URL = "/api/pipelines";

/** All pipelines, kept fresh. */
export function usePipelinesAnswer(
  options: LiveOptions<PipelinesAnswer>,
): LiveAnswer<PipelinesAnswer> {
  return useAnswer<PipelinesAnswer>(PIPELINES_URL, options);
}
