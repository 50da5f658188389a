import { toPublic } from "@/lib/contract/public-window";
import type { WindowAnswer } from "@/lib/contract/window";
import type { ExportContext } from "./export-context";

/** The answer with the context needed to read it later. `live` does not apply to a file. */
export function jsonExport(answer: WindowAnswer, context: ExportContext): string {
  const { generatedAt, version, addresses, settings } = context;
  const whole = {
    narrows: { version, generatedAt: new Date(generatedAt).toISOString(), ...settings },
    addresses,
    ...toPublic(answer),
    window: { ...answer.window, live: false },
  };
  return `${JSON.stringify(withIsoTimes(whole), null, 1)}\n`;
}

/** The names of instants in an answer, epoch ms: `at`, `since`, `startedAt`; durations end in `Ms`. */
const INSTANT = /^(now|at|from|to|since|until|settledTo|countedTo)$|At$/;

/**
 * An answer with an ISO-8601 time beside each instant: `since` is epoch ms, `sinceIso` the same for
 * people. The points of series stay pairs of epoch ms and value: there are thousands of them.
 */
export function withIsoTimes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withIsoTimes);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(withIso));
}

function withIso([name, value]: readonly [string, unknown]): readonly (readonly [
  string,
  unknown,
])[] {
  const isInstant = INSTANT.test(name) && typeof value === "number" && Number.isFinite(value);
  return isInstant
    ? [
        [name, value],
        [`${name}Iso`, new Date(value).toISOString()],
      ]
    : [[name, withIsoTimes(value)]];
}
