import type { Severity } from "./verdict";

/**
 * The gravest first. What cannot be evaluated is graver than what is well, and less grave than a trouble
 * that was found.
 */
export const SEVERITY_ORDER = {
  critical: 0,
  warning: 1,
  unknown: 2,
  info: 3,
  ok: 4,
} as const satisfies Record<Severity, number>;

/** Whether all is said to be well: it raises nobody, and is a claim that needs its own proof. */
export function isCalm(severity: Severity): boolean {
  return severity === "ok" || severity === "info";
}

/** Whether somebody has to mend something. */
export function isTrouble(severity: Severity): boolean {
  return severity === "critical" || severity === "warning";
}
