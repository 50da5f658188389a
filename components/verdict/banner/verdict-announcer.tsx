"use client";

import { useState } from "react";
import type { Verdict } from "@/lib/domain/verdict";
import { SEVERITY_WORDS } from "@/lib/format/verdict-words";

/**
 * Announces a changed verdict to screen readers, politely and once. The headline itself is not a
 * live region, because its numbers change with every refresh.
 */
export function VerdictAnnouncer({
  verdict,
  stale,
}: {
  readonly verdict: Verdict;
  readonly stale: boolean;
}) {
  const [announced, setAnnounced] = useState<Announced>(() =>
    announcementOf(undefined, verdict, stale),
  );
  const next = announcementOf(announced, verdict, stale);
  if (next !== announced) setAnnounced(next);
  return <output className="visually-hidden">{next.words}</output>;
}

interface Announced {
  /** The state that was announced last, or that the page began with. */
  readonly state: string;
  /** The announcement; empty until something changes. */
  readonly words: string;
}

/**
 * The announcement of a verdict after an earlier one; the same object while the state is the same.
 */
export function announcementOf(
  before: Announced | undefined,
  { severity, bottleneck, cause, headline }: Verdict,
  stale: boolean,
): Announced {
  const state = stale ? "stale" : `${severity} ${bottleneck} ${cause}`;
  if (before?.state === state) return before;
  // The first verdict is read with the page. A stale answer has an alert of its own.
  const silent = before === undefined || stale;
  return {
    state,
    words: silent ? "" : `The verdict is now ${SEVERITY_WORDS[severity]}: ${headline}`,
  };
}
