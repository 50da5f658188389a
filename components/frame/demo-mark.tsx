import styles from "./demo-mark.module.css";

/** Simulated figures must never be taken for somebody's production. */
export function DemoMark() {
  return (
    <span
      className={styles.mark}
      title="Simulated pipelines; no AWS account and no Spark are asked."
    >
      Demo data
    </span>
  );
}
