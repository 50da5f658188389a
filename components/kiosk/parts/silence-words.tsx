"use client";

import type { ApiError } from "@/lib/client/answers/api-error";
import { useServerNow } from "@/lib/client/clock/use-server-now";
import { formatDuration } from "@/lib/format/duration";
import { noBreakUnits } from "./no-break-units";

/** `No answer for 23 s`, growing; `No good answer` when the server says something else. */
export function SilenceWords({
  since,
  writtenAt,
  error,
}: {
  /** Server's clock, epoch ms. */
  readonly since: number;
  readonly writtenAt: number;
  readonly error: ApiError | undefined;
}) {
  const seconds = Math.max(0, Math.floor((useServerNow(writtenAt) - since) / 1000));
  const what = error && error.status !== null ? "No good answer" : "No answer";
  // A second is the least that is worth saying.
  return `${what} for ${noBreakUnits(formatDuration(Math.max(1, seconds) * 1000))}`;
}
