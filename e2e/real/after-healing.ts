import type { Cause } from "@/lib/domain/verdict";
import type { Sample } from "./watch/sample";

export interface Healing {
  readonly samples: readonly Sample[];
  /** When the trouble began, and when it was mended, epoch ms. */
  readonly onset: number;
  readonly healed: number;
  /** Causes that may remain until the data show the mending. */
  readonly causes: readonly Cause[];
}

/** After this many samples a recovery must have a beginning and a remaining backlog. */
const LASTING_LOOKS = 10;

/** The wrong verdicts after the mending, as sentences. */
export function wrongAfterHealing({ samples, onset, healed, causes }: Healing): readonly string[] {
  const after = samples.filter(({ at }) => at > healed);
  const left = after.findIndex(({ severity }) => severity !== "critical");
  const alarms = after.filter(
    ({ severity, cause }, i) =>
      severity === "critical" && ((left >= 0 && i > left) || !causes.includes(cause)),
  );
  const words = new Set(alarms.map(({ headline }) => `critical after it was mended: ${headline}`));
  const recovering = after.filter(({ cause }) => cause === "recovering");
  if (recovering.length < LASTING_LOOKS) return [...words];
  const told = recovering.flatMap(({ recovery }) => recovery ?? []);
  if (told.length === 0) words.add("it recovers, and nowhere says since when");
  else if (told.every(({ leftRecords, isLevel }) => leftRecords === null && isLevel !== true))
    words.add("it recovers, and never says how much is left");
  const early = told.find(({ from }) => from < onset);
  if (early !== undefined)
    words.add(`it recovers since ${new Date(early.from).toISOString()}, before the trouble began`);
  return [...words];
}
