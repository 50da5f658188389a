import { gatheringMs } from "@/lib/domain/gathering";
import type { VerdictNumbers } from "@/lib/domain/verdict";
import type { ColourMeaning } from "../charts/series-colours";

export interface DelayPart {
  readonly word: string;
  readonly colour: ColourMeaning;
  readonly ms: number | null;
  /** Share of what is known, 0–1; null when the part is not known. */
  readonly share: number | null;
}

/** Where a record spends its time, in order. Shares are of the known parts together. */
export function delayParts(numbers: VerdictNumbers): readonly DelayPart[] {
  const gathering = gatheringMs(numbers);
  const parts = [
    { word: "waiting in the stream", colour: "age", ms: numbers.waitingInStreamMs },
    ...(gathering === null
      ? []
      : [{ word: "until its batch closes", colour: "gathering", ms: gathering } as const]),
    { word: "waiting in Spark", colour: "waiting", ms: numbers.waitingInSparkMs },
    { word: "being processed", colour: "processing", ms: numbers.processingMs },
  ] as const;
  const known = parts.reduce((sum, { ms }) => sum + (ms ?? 0), 0);
  return parts.map((part) => ({
    ...part,
    share: part.ms === null ? null : known === 0 ? 0 : part.ms / known,
  }));
}
