/**
 * The words that may start an advice. Each is something that a person can do. A new advice that
 * starts otherwise is a fact, or its verb is missing in this list.
 */
const VERBS = [
  "allow",
  "check",
  "configure",
  "correct",
  "do",
  "enable",
  "find",
  "get",
  "give",
  "leave",
  "lengthen",
  "let",
  "look",
  "mend",
  "open",
  "raise",
  "read",
  "renew",
  "restart",
  "set",
  "spread",
  "split",
  "start",
  "stop",
  "take",
  "turn",
  "use",
  "wait",
];

const TO_DO = new RegExp(`^(?:or (?:else )?)?(?:${VERBS.join("|")})\\b`, "i");

/** Whether a text begins with something to do: `Restart …`, `or use …`. */
export function beginsWithSomethingToDo(text: string): boolean {
  return TO_DO.test(text);
}
