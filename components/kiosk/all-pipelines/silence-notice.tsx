import type { ApiError } from "@/lib/client/answers/api-error";
import { TimeText } from "../../time/time-text";
import { SilenceWords } from "../parts/silence-words";
import styles from "./silence-notice.module.css";

/** In the header of a stale grid: that its answer is stale, how old, and why. */
export function SilenceNotice({
  answeredAt,
  writtenAt,
  error,
}: {
  /** Server's clock, epoch ms. */
  readonly answeredAt: number;
  readonly writtenAt: number;
  readonly error: ApiError | undefined;
}) {
  return (
    <div className={styles.silence} data-stale-notice>
      <p className={styles.silent}>
        <SilenceWords since={answeredAt} writtenAt={writtenAt} error={error} />
      </p>
      <p className={styles.why} role="alert">
        {error?.message ?? "The Narrows server has not answered."} This is the picture of{" "}
        <TimeText at={answeredAt} seconds />, not of now.
      </p>
    </div>
  );
}
