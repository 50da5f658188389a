import useSWR from "swr";
import type { BatchAnswer } from "@/lib/contract/batch";
import type { ApiError } from "./api-error";
import { type Answer, fetchAnswer } from "./fetch-answer";

export interface AskedBatch {
  readonly body: BatchAnswer | undefined;
  readonly error: ApiError | undefined;
  readonly pending: boolean;
  readonly ask: () => void;
}

/**
 * One batch, asked for once and again only on demand: each answer costs the driver a dozen small
 * answers.
 */
export function useBatch(url: string): AskedBatch {
  const { data, error, isValidating, mutate } = useSWR<Answer<BatchAnswer>, ApiError>(
    url,
    fetchAnswer<BatchAnswer>,
    { revalidateOnFocus: false, revalidateOnReconnect: false, shouldRetryOnError: false },
  );
  // What was told before an error is not of now.
  return {
    body: error ? undefined : data?.body,
    error,
    pending: isValidating,
    ask: () => void mutate(),
  };
}
