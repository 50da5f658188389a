import { type Phase, phases } from "./phases";
import { type Life, replay } from "./replay";
import { type Score, scoreOf } from "./score";

/** How long an ended cause may remain after the data show its end. */
export const SAID_ON_MS = 3 * 60_000;

export interface Played {
  readonly life: Life;
  readonly spans: readonly Phase[];
  readonly score: Score;
}

export async function play(life: Life): Promise<Played> {
  const spans = phases(await replay(life));
  return { life, spans, score: scoreOf(life, spans) };
}

/** The banner's phases in a run, a line each; wrong ones are marked. */
export function inWords({ life, spans, score }: Played): readonly string[] {
  const minutes = (at: number) =>
    ((at / 1000 - life.switches[0].second) / 60).toFixed(1).padStart(6);
  const marked = new Set([...score.wrongFirst, ...score.falseAfter, ...score.lostAfter]);
  return [
    life.name,
    ...spans.map((span) => {
      const mark = marked.has(span) ? "!" : " ";
      return ` ${mark}${minutes(span.from)} to ${minutes(span.to)} min  ${span.verdict.padEnd(28)}${span.headline}`;
    }),
  ];
}

/** The goals that this run misses, as sentences. */
export function missed({ score }: Played): readonly string[] {
  const said = (what: string, all: readonly Phase[]) =>
    all.map(({ verdict: one, headline }) => `${what}: ${one} (${headline})`);
  return [
    ...said("a false alarm after the mending", score.falseAfter),
    ...said("lost sight of the recovery", score.lostAfter),
    ...(score.saidTooLong > SAID_ON_MS ? ["says the ended cause too long"] : []),
    ...(score.flips > 0 ? ["takes back what it said"] : []),
    ...(score.calmAfter === undefined ? ["never becomes calm"] : []),
  ];
}
