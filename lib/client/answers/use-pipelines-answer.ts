"use client";

import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import { PIPELINES_URL } from "@/lib/contract/urls";
import { type LiveAnswer, type LiveOptions, useAnswer } from "./use-answer";

/** All pipelines, kept fresh. */
export function usePipelinesAnswer(
  options: LiveOptions<PipelinesAnswer>,
): LiveAnswer<PipelinesAnswer> {
  return useAnswer<PipelinesAnswer>(PIPELINES_URL, options);
}
