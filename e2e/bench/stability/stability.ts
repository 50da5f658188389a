import type { Bench, BenchOptions, Report } from "../bench";
import { lives } from "./lives";
import { flips, type Phase, phases } from "./phases";
import { type Life, replay } from "./replay";

/** More phases than a trouble, its restart and its mending have were said for nothing. */
const MOST_CHANGES = 10;

interface Played {
  readonly life: Life;
  readonly spans: readonly Phase[];
}

/** Whether a banner that is looked at every five seconds says each phase of a trouble once. */
export const stability: Bench = {
  name: "stability",
  summary: "how often the banner takes back what it said",
  baseline: "none",
  run: (options) => Promise.resolve(measure(options)),
};

function measure({ only }: BenchOptions): Report {
  const played = lives(only).map((life): Played => ({ life, spans: phases(replay(life)) }));
  if (played.length === 0) return { measures: [], notes: [`No life is called "${only}".`] };
  return {
    measures: [
      {
        what: "taken back within 2 min",
        unit: "count",
        measured: played.reduce((sum, { spans }) => sum + flips(spans).length, 0),
        goal: { of: "measured", most: 0 },
      },
      {
        what: "changes of the banner in a life, at most",
        unit: "count",
        measured: Math.max(...played.map(({ spans }) => spans.length - 1)),
        goal: { of: "measured", most: MOST_CHANGES },
      },
    ],
    notes: [
      `${played.length} lives of three pipelines: a trouble comes and is mended, judged every 5 s.`,
    ],
    details: played.flatMap(inWords),
  };
}

function inWords({ life, spans }: Played): readonly string[] {
  const minutes = (at: number) =>
    ((at / 1000 - life.switches[0].second) / 60).toFixed(1).padStart(6);
  return [
    life.name,
    ...spans.map(
      ({ said, from, to, headline }) =>
        `  ${minutes(from)} to ${minutes(to)} min  ${said.padEnd(28)}${headline}`,
    ),
  ];
}
