"use client";

import useSWR from "swr";
import type { ComparisonAnswer } from "@/lib/contract/comparison";
import type { ApiError } from "./api-error";
import { type Answer, fetchAnswer } from "./fetch-answer";

/** Settled data hardly change: a live span gains a minute a minute. */
const REFRESH_MS = 60_000;

/** What changed in a span, fetched again once a minute. */
export function useComparison(url: string): {
  readonly body: ComparisonAnswer | undefined;
  readonly error: ApiError | undefined;
} {
  const { data, error } = useSWR<Answer<ComparisonAnswer>, ApiError>(
    url,
    fetchAnswer<ComparisonAnswer>,
    { refreshInterval: REFRESH_MS, revalidateOnFocus: false },
  );
  return { body: data?.body, error };
}
