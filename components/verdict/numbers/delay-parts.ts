import { gatheringMs } from "@/lib/domain/gathering";
import type { VerdictNumbers } from "@/lib/domain/verdict";
import { type WaitName, waitWords } from "@/lib/format/delay-words";
import { formatDuration } from "@/lib/format/quantity";
import type { ColourMeaning } from "../../charts/series/series-colours";

export interface DelayPart {
  readonly word: string;
  readonly colour: ColourMeaning;
  readonly ms: number | null;
  /** The same in words: `4 min 5 s`, `more than 7 min 35 s`, `not known`. */
  readonly text: string;
  /** Share of the known parts, 0–1; null when this part is not known. */
  readonly share: number | null;
}

/** Where a record spends its time, in order. Shares are of the known parts together. */
export function delayParts(numbers: VerdictNumbers): readonly DelayPart[] {
  const gathering = gatheringMs(numbers);
  const parts = [
    { word: "waiting in the stream", colour: "age", ...part(numbers, "waitingInStreamMs") },
    ...(gathering === null
      ? []
      : [
          {
            word: "until its batch closes",
            colour: "gathering",
            ms: gathering,
            text: formatDuration(gathering),
          } as const,
        ]),
    { word: "waiting in Spark", colour: "waiting", ...part(numbers, "waitingInSparkMs") },
    { word: "being processed", colour: "processing", ...part(numbers, "processingMs") },
  ] as const;
  const known = parts.reduce((sum, { ms }) => sum + (ms ?? 0), 0);
  return parts.map((one) => ({
    ...one,
    share: one.ms === null ? null : known === 0 ? 0 : one.ms / known,
  }));
}

function part(numbers: VerdictNumbers, name: WaitName) {
  return { ms: numbers[name], text: waitWords(numbers, name) };
}
