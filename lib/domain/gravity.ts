import type { Severity } from "./verdict";

/**
 * The gravest first. What cannot be judged is graver than what is well, and less grave than a trouble
 * that was found.
 */
export const GRAVITY = {
  critical: 0,
  warning: 1,
  unknown: 2,
  info: 3,
  ok: 4,
} as const satisfies Record<Severity, number>;

/** Whether somebody has to mend something. */
export function isTrouble(severity: Severity): boolean {
  return severity === "critical" || severity === "warning";
}
