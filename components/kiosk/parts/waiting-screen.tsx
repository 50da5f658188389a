import type { ApiError } from "@/lib/client/answers/api-error";
import { REFRESH_MS } from "@/lib/contract/window";
import styles from "./kiosk-banner.module.css";
import { SilenceWords } from "./silence-words";

/** In place of a pipeline until its first answer. */
export function WaitingScreen({
  error,
  writtenAt,
}: {
  readonly error: ApiError | undefined;
  readonly writtenAt: number;
}) {
  return (
    <section id="verdict" className={styles.banner} data-severity="unknown">
      <div className={styles.words}>
        <h2 id="headline" className={styles.headline}>
          {error ? (
            <SilenceWords since={writtenAt} writtenAt={writtenAt} error={error} />
          ) : (
            "Loading …"
          )}
        </h2>
        {error && (
          <p className={styles.also} role="alert">
            {error.message} There is no picture yet. This screen asks again every{" "}
            {REFRESH_MS / 1000} s and shows one by itself.
          </p>
        )}
      </div>
    </section>
  );
}
