import styles from "./states.module.css";

/** In place of the charts, while not one datapoint is known for the window. */
export function EmptyPicture({ live }: { readonly live: boolean }) {
  return (
    <section className={styles.state}>
      <h2 className={styles.headline}>{live ? "No data yet." : "No data in this window."}</h2>
      {live ? (
        <p>
          Not one datapoint has come from any source. After a start, Spark's batches appear within
          seconds and CloudWatch's minutes within a minute; above, each source says how it is doing.
        </p>
      ) : (
        <p>
          Nothing is kept for this time, and CloudWatch had nothing to fill it with. Choose a later
          window.
        </p>
      )}
    </section>
  );
}
