"use client";

import type { ApiError } from "@/lib/client/answers/api-error";
import { useServerNow } from "@/lib/client/clock/use-server-now";
import { formatDuration } from "@/lib/format/duration";
import { noBreakUnits } from "./no-break-units";

/** `No answer for 23 s`, counting up; `No good answer` when the server answers with an error. */
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
  // Less than a second is not shown.
  return `${what} for ${noBreakUnits(formatDuration(Math.max(1, seconds) * 1000))}`;
}
