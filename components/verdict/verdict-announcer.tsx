"use client";

import { useState } from "react";
import type { Verdict } from "@/lib/domain/verdict";
import { announcementOf, type Announced } from "./announcement";

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
