import { outlookOf } from "@/components/verdict/evidence/outlook";
import { firingWords, nearestWords } from "@/components/verdict/evidence/outlook-words";
import type { Verdict } from "@/lib/domain/verdict";
import { backlogWords, conditionState, evaluationWords } from "@/lib/format/clearing-words";
import { recoverySteps } from "@/lib/format/recovery-words";
import { masked } from "./masked";

/** The places of sentences on the page. */
export const PLACES = [
  "Headlines",
  "Steps of a recovery",
  "What has to change",
  "Advice",
  "Evidence",
  "Not judged",
  "What would change this verdict",
] as const;
export type Place = (typeof PLACES)[number];

/** The form of a sentence: its text, and the cause or rule that it belongs to. */
export interface Sentence {
  readonly place: Place;
  readonly of: string;
  readonly text: string;
}

/** Every sentence of a verdict as the page writes it, in its form. */
export function sentencesIn(verdict: Verdict, names: readonly string[]): readonly Sentence[] {
  const { cause, headline, advice, evidence, blind, recovery, numbers } = verdict;
  const { firing, nearest } = outlookOf(verdict);
  const said: readonly (readonly [Place, string, readonly string[]])[] = [
    ["Headlines", cause, [headline]],
    [
      "Steps of a recovery",
      recovery?.by ?? "",
      recovery ? recoverySteps(recovery, { ...CLOCKS, counts: numbers }) : [],
    ],
    ["What has to change", cause, toChange(verdict)],
    ["Advice", cause, advice.flatMap(({ text, because }) => [text, because])],
    ...evidence.map(({ rule, text }) => ["Evidence", rule, [text]] as const),
    ...blind.map(({ rule, missing }) => ["Not judged", rule, [missing]] as const),
    ...firing.map((one) => [PLACES[6], one.item.rule, [firingWords(one)]] as const),
    ...nearest.map((one) => [PLACES[6], one.item.rule, [nearestWords(one)]] as const),
  ];
  return said.flatMap(([place, of, texts]) =>
    texts.flatMap((text) =>
      sentences(masked(text, names)).map((one) => ({ place, of, text: one })),
    ),
  );
}

const CLOCKS = { clock: () => "{time}", moment: () => "{time}" };

function toChange({ clearing, at, numbers }: Verdict): readonly string[] {
  if (clearing === undefined) return [];
  return [
    ...clearing.conditions.map((one) => `${one.text}: ${conditionState(one, at)}`),
    evaluationWords(clearing),
    backlogWords(clearing, numbers, { at, clock: () => "{time}" }),
  ];
}

/** Sentences are combined in many ways; each of them is one form. */
function sentences(text: string): readonly string[] {
  return text.split(/(?<=[.!?]) (?=[A-Z{])/);
}
