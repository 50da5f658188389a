"use client";

import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import useSWR, { type SWRConfiguration, useSWRConfig } from "swr";
import { REFRESH_MS, STALE_AFTER_MS } from "@/lib/contract/window";
import { pageClock } from "../clock/page-clock";
import { onEverySecond } from "../clock/seconds";
import { serverClock } from "../clock/server-clock";
import type { ApiError } from "./api-error";
import { type Answer, fetchAnswer } from "./fetch-answer";
import { shareStructure } from "./structural-sharing";

export interface LiveAnswer<T> {
  /** The last good answer, however old; undefined before the first. */
  readonly body: T | undefined;
  /** The error of the last request, until a good answer follows. */
  readonly error: ApiError | undefined;
  /**
   * When the last good answer of a new instant arrived, server's clock, epoch ms; null: none since
   * the page loaded.
   */
  readonly lastGoodAt: number | null;
  /** No good answer of a new instant for longer than STALE_AFTER_MS. */
  readonly stale: boolean;
  /** Another window was chosen and is loading. `body` is still the previous one. */
  readonly changing: boolean;
}

export interface LiveOptions<T> {
  /** The data of the first HTML, and the address that returns them. */
  readonly first: { readonly url: string; readonly body: T } | undefined;
  /** Some browsers treat a kiosk's screen as hidden, but it must keep polling. */
  readonly whileHidden: boolean;
  /**
   * Drops the answers of earlier addresses: a kiosk that rotates through pipelines runs for weeks.
   */
  readonly dropCache?: boolean;
}

/** Polls one address of our API every {@link REFRESH_MS} while the tab is visible. */
export function useAnswer<T>(url: string, options: LiveOptions<T>): LiveAnswer<T> {
  const { first, whileHidden, dropCache = false } = options;
  const [good, setGood] = useState<{ readonly ours: number; readonly servers: number | null }>();
  const answeredAt = useRef<number | null>(null);
  const record = (answer: Answer<T>): void => {
    const moved = isNewer(answeredAt.current, answer.answeredAt);
    answeredAt.current = answer.answeredAt;
    const ours = pageClock.now();
    if (moved) setGood({ ours, servers: serverClock.at(ours) });
  };
  const served = useMemo(
    () => (first?.url === url ? { ...first, etag: null, answeredAt: null } : undefined),
    [first, url],
  );
  const [ask] = useState(() => askKeeping(first?.body));
  const { data, error } = useSWR<Answer<T>, ApiError>(url, ask, {
    ...RHYTHM,
    refreshWhenHidden: whileHidden,
    compare: sameAnswer,
    onSuccess: record,
    ...(served && { fallbackData: served }),
  });
  const { cache } = useSWRConfig();
  useEffect(() => (dropCache ? () => cache.delete(url) : undefined), [dropCache, cache, url]);
  // keepPreviousData prefers the previous window even to the server's data for the new one.
  const shown = data?.url === url ? data : (served ?? data);
  return {
    body: shown?.body,
    error,
    lastGoodAt: good?.servers ?? null,
    stale: useStale(good?.ours ?? null),
    changing: shown !== undefined && shown.url !== url,
  };
}

/** Fetches an answer that shares the unchanged objects of the previous one. */
function askKeeping<T>(last: T | undefined): (url: string) => Promise<Answer<T>> {
  return async (url) => {
    const answer = await fetchAnswer<T>(url);
    last = shareStructure(last, answer.body);
    return { ...answer, body: last };
  };
}

const RHYTHM: SWRConfiguration = {
  refreshInterval: REFRESH_MS,
  // Polls offline as well: the page must show that its answer ages, and notice when it is online
  // again.
  refreshWhenOffline: true,
  revalidateOnFocus: true,
  revalidateOnReconnect: true,
  // Keep the stale answer while a newly chosen window loads, instead of blinking to empty.
  keepPreviousData: true,
  // SWR does not poll while it holds an error, and its own retries back off to half an hour. Our
  // server is one hop away: ask again at the same pace, so that a recovery shows at once.
  onErrorRetry(_error, _key, _config, revalidate, options) {
    setTimeout(() => void revalidate(options), REFRESH_MS);
  },
};

/** A 304 means the same answer, which must not be drawn again. */
export function sameAnswer(
  a: Answer<unknown> | undefined,
  b: Answer<unknown> | undefined,
): boolean {
  if (a === b) return true;
  return a?.url === b?.url && a?.etag !== null && a?.etag === b?.etag;
}

/**
 * Whether an answer is of a later instant than the one before it, epoch ms. A server or a cache
 * that repeats the same answer counts as silent. If the server's clock was set back, one answer
 * seems older, and the next ones count again.
 *
 * @param before instant of the last answer; null: there was none, or it had none
 * @param after null: the answer has no instant, as behind a proxy that drops our header, and counts
 *   as later
 */
export function isNewer(before: number | null, after: number | null): boolean {
  return before === null || after === null || after > before;
}

/** Whether an answer that was good at `goodAt` is too old at `now`, ms of one clock. */
export function isStale(goodAt: number, now: number): boolean {
  return now - goodAt > STALE_AFTER_MS;
}

/**
 * {@link isStale} by the page's clock, which never goes back. Null counts from when the page
 * loaded.
 */
function useStale(goodAt: number | null): boolean {
  const [appearedAt] = useState(() => pageClock.now());
  return useSyncExternalStore(
    onEverySecond,
    () => isStale(goodAt ?? appearedAt, pageClock.now()),
    () => false,
  );
}
