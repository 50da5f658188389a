import type { Severity } from "./verdict";

/** The gravest first. Unknown is graver than calm, and less grave than a trouble that was found. */
export const SEVERITY_ORDER = {
  critical: 0,
  warning: 1,
  unknown: 2,
  info: 3,
  ok: 4,
} as const satisfies Record<Severity, number>;

/** Whether the severity is calm: nobody has to act, and the claim needs its own proof. */
export function isCalm(severity: Severity): boolean {
  return severity === "ok" || severity === "info";
}

/** Whether somebody has to act. */
export function isTrouble(severity: Severity): boolean {
  return severity === "critical" || severity === "warning";
}
