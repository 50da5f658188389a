"use client";

import type { ApiError } from "@/lib/client/answers/api-error";
import { useServerNow } from "@/lib/client/clock/use-server-now";
import { REFRESH_MS } from "@/lib/contract/window";
import { formatDuration } from "@/lib/format/duration";
import { TimeText } from "../time/time-text";
import styles from "./stale-notice.module.css";

/**
 * Says that the answer is stale, how old it is, and why, so that nothing below counts as current.
 */
export function StaleNotice({
  answeredAt,
  error,
}: {
  /** When the shown answer was given, by the server's clock, epoch ms. */
  readonly answeredAt: number;
  readonly error: ApiError | undefined;
}) {
  const age = Math.max(0, useServerNow(answeredAt) - answeredAt);
  return (
    <div className={styles.notice} data-stale-notice>
      <p className={styles.words} role="alert">
        <b>This picture is old.</b> {error?.message ?? "The Narrows server has not answered."}
      </p>
      {/* Outside the alert, or a screen reader would read it every second. */}
      <p className={styles.words}>
        It shows <TimeText at={answeredAt} seconds />,{" "}
        {formatDuration(Math.floor(age / 1000) * 1000)} ago. The page asks again every{" "}
        {REFRESH_MS / 1000} s and recovers by itself; if it does not, look whether the server runs.
      </p>
    </div>
  );
}
