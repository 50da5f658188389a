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
  /** What the last ask met, until a good answer follows. */
  readonly error: ApiError | undefined;
  /** When the last good answer that moved on came, server's clock, epoch ms; null: none since the page appeared. */
  readonly lastGoodAt: number | null;
  /** No good answer of a later instant than the one before it for longer than STALE_AFTER_MS. */
  readonly stale: boolean;
  /** Another window was chosen and its answer is on its way; `body` is still the previous one. */
  readonly changing: boolean;
}

export interface LiveOptions<T> {
  /** What the server drew the first HTML from, and the address that would have answered it. */
  readonly first: { readonly url: string; readonly body: T } | undefined;
  /** A kiosk's screen counts as hidden to some browsers: it must go on. */
  readonly whileHidden: boolean;
  /** What was asked before is let go: a kiosk that shows one pipeline after another stands for weeks. */
  readonly dropCache?: boolean;
}

/** Asks one address of our API every {@link REFRESH_MS} while the tab is visible. */
export function useAnswer<T>(url: string, options: LiveOptions<T>): LiveAnswer<T> {
  const { first, whileHidden, dropCache = false } = options;
  const [good, setGood] = useState<{ readonly ours: number; readonly servers: number | null }>();
  const answeredAt = useRef<number | null>(null);
  const heard = (answer: Answer<T>): void => {
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
    onSuccess: heard,
    ...(served && { fallbackData: served }),
  });
  const { cache } = useSWRConfig();
  useEffect(() => (dropCache ? () => cache.delete(url) : undefined), [dropCache, cache, url]);
  // keepPreviousData prefers the previous window even to what the server sent with the new one.
  const shown = data?.url === url ? data : (served ?? data);
  return {
    body: shown?.body,
    error,
    lastGoodAt: good?.servers ?? null,
    stale: useStale(good?.ours ?? null),
    changing: shown !== undefined && shown.url !== url,
  };
}

/** Asks, and hands out again what has not changed since the last answer. */
function askKeeping<T>(last: T | undefined): (url: string) => Promise<Answer<T>> {
  return async (url) => {
    const answer = await fetchAnswer<T>(url);
    last = shareStructure(last, answer.body);
    return { ...answer, body: last };
  };
}

const RHYTHM: SWRConfiguration = {
  refreshInterval: REFRESH_MS,
  // Offline is an answer too: the page must say that its answer ages, and notice the return.
  refreshWhenOffline: true,
  revalidateOnFocus: true,
  revalidateOnReconnect: true,
  // Keep the stale answer while a newly chosen window loads, instead of blinking to empty.
  keepPreviousData: true,
  // SWR does not poll while it holds an error, and its own retries back off to half an hour.
  // Our server is one hop away: ask again at the same pace, so recovery shows at once.
  onErrorRetry(_error, _key, _config, revalidate, options) {
    setTimeout(() => void revalidate(options), REFRESH_MS);
  },
};

/** An answer that came back as a 304 must not draw again what the page already shows. */
export function sameAnswer(
  a: Answer<unknown> | undefined,
  b: Answer<unknown> | undefined,
): boolean {
  if (a === b) return true;
  return a?.url === b?.url && a?.etag !== null && a?.etag === b?.etag;
}

/**
 * Whether an answer is of a later instant than the one before it, epoch ms. A server, or a cache on the
 * way, that gives the same answer again and again is as silent as one that gives none. After a clock
 * that was set back one answer seems older; the next moves on from there.
 *
 * @param before of the last answer; null: there was none, or it told none
 * @param after null: an answer that tells none, as through a proxy that drops our header, counts
 */
export function isNewer(before: number | null, after: number | null): boolean {
  return before === null || after === null || after > before;
}

/** Whether an answer that was good at `lastGoodAt` has become too old to be believed at `now`, ms of one clock. */
export function isStale(goodAt: number, now: number): boolean {
  return now - goodAt > STALE_AFTER_MS;
}

/** As {@link isStale}, by the page's clock, which never goes back; null counts from when the page appeared. */
function useStale(goodAt: number | null): boolean {
  const [appearedAt] = useState(() => pageClock.now());
  return useSyncExternalStore(
    onEverySecond,
    () => isStale(goodAt ?? appearedAt, pageClock.now()),
    () => false,
  );
}
