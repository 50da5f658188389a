"use client";

import { useServerNow } from "@/lib/client/use-server-now";
import { formatRoughAge } from "@/lib/format/age";

/** How long ago something was, in words that keep up with the clock. */
export function AgeText({
  at,
  writtenAt,
}: {
  /** Server's clock, epoch ms. */
  readonly at: number;
  /** The answer's own time, which the first HTML counts from, epoch ms. */
  readonly writtenAt: number;
}) {
  return formatRoughAge(useServerNow(writtenAt) - at);
}
