import styles from "./demo-mark.module.css";

/** Marks simulated figures, so that they are never taken for production. */
export function DemoMark() {
  return (
    <>
      {/* The pause between a name and the mark, for screen readers: on the page it is a margin. */}
      <span className="visually-hidden">, </span>
      <span
        className={styles.mark}
        title="Simulated pipelines; no AWS account and no Spark are asked."
      >
        Demo data
      </span>
    </>
  );
}
