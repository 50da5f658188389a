import type { Filling } from "@/lib/domain/coverage";
import styles from "./states.module.css";

/** In place of the charts while the window has no datapoint. */
export function EmptyState({
  live,
  filling,
}: {
  readonly live: boolean;
  readonly filling: Filling | null;
}) {
  return (
    <section className={styles.state}>
      <h2 className={styles.headline}>{live ? "No data yet." : "No data in this window."}</h2>
      {live ? (
        <p>
          Not one datapoint has come from any source. After a start, Spark's batches appear within
          seconds and CloudWatch's minutes within a minute; above, each source says how it is doing.
        </p>
      ) : (
        <p>{pastWords(filling)}</p>
      )}
    </section>
  );
}

function pastWords(filling: Filling | null): string {
  if (filling === null) {
    return "Nothing is kept for this time, and CloudWatch had nothing to fill it with. Choose a later window.";
  }
  return filling.state === "failed"
    ? "Nothing is kept for this time. Above it says why it could not be fetched."
    : "Nothing is kept for this time yet: it is being fetched from CloudWatch.";
}
