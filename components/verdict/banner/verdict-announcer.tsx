"use client";

import { useState } from "react";
import type { Verdict } from "@/lib/domain/verdict";
import { SEVERITY_WORDS } from "@/lib/format/verdict-words";

/**
 * Tells a screen reader of a changed verdict, politely and once. The headline itself is no live
 * region: its numbers change with every refresh, and nobody wants to hear each.
 */
export function VerdictAnnouncer({
  verdict,
  stale,
}: {
  readonly verdict: Verdict;
  readonly stale: boolean;
}) {
  const [said, setSaid] = useState<Announced>(() => announcementOf(undefined, verdict, stale));
  const next = announcementOf(said, verdict, stale);
  if (next !== said) setSaid(next);
  return <output className="visually-hidden">{next.words}</output>;
}

interface Announced {
  /** What of the verdict was last told, or known from the start. */
  readonly state: string;
  /** What a screen reader is told; empty until something changes. */
  readonly words: string;
}

/** What to say of a verdict after what was said before: the same object while the state is the same. */
export function announcementOf(
  before: Announced | undefined,
  { severity, bottleneck, cause, headline }: Verdict,
  stale: boolean,
): Announced {
  const state = stale ? "stale" : `${severity} ${bottleneck} ${cause}`;
  if (before?.state === state) return before;
  // The first one is read with the page; that the answer is stale is said by its own alert.
  const silent = before === undefined || stale;
  return {
    state,
    words: silent ? "" : `The verdict is now ${SEVERITY_WORDS[severity]}: ${headline}`,
  };
}
