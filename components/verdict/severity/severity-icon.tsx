import type { Severity } from "@/lib/domain/verdict";
import styles from "./severity-icon.module.css";
import { MARKS, SHAPES } from "./severity-shapes";

/** The severity's shape. It is decorative, because its word always stands beside it. */
export function SeverityIcon({
  severity,
  size = 20,
}: {
  readonly severity: Severity;
  readonly size?: number;
}) {
  return (
    <svg
      className={styles.icon}
      data-severity={severity}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden
    >
      <path className={styles.shape} d={SHAPES[severity]} />
      <path className={styles.mark} d={MARKS[severity]} />
    </svg>
  );
}
