import type { ApiError } from "@/lib/client/answers/api-error";
import { REFRESH_MS } from "@/lib/contract/window";
import styles from "./states.module.css";

/** There has been no good answer: what happened, and what to do. */
export function ErrorState({ error }: { readonly error: ApiError }) {
  return (
    <section className={styles.state} role="alert">
      <h2 className={styles.headline}>There is no picture to show.</h2>
      <p>{error.message}</p>
      <p>
        The page asks again every {REFRESH_MS / 1000} s and recovers by itself. If it does not: look
        whether the Narrows server runs, and what its log says.
      </p>
    </section>
  );
}
