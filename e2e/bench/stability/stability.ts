import type { Bench, BenchOptions, Report } from "../harness/bench";
import { everyLife } from "./lives";
import { inWords, play, type Played, SAID_ON_MS } from "./played";
import type { Score } from "./score";
import { troubleTable } from "./table";

/** More phases than a trouble, its restart and its end need are too many. */
const MOST_CHANGES = 10;
/** Whether a banner that is read every five seconds shows each phase of a trouble once. */
export const stability: Bench = {
  name: "stability",
  summary: "what the banner says while a trouble comes and is mended",
  baseline: "none",
  run: measure,
};

async function measure({ only }: BenchOptions): Promise<Report> {
  const all: Played[] = [];
  for (const life of everyLife(only)) all.push(await play(life));
  if (all.length === 0) return { measures: [], notes: [`No life is called "${only}".`] };
  const none = { of: "measured", most: 0 } as const;
  const count = (of: (score: Score) => number): number =>
    all.reduce((sum, { score }) => sum + of(score), 0);
  return {
    measures: [
      {
        what: "false alarms after the mending",
        unit: "count",
        measured: count(({ falseAfter }) => falseAfter.length),
        goal: none,
      },
      {
        what: "recoveries that were lost sight of",
        unit: "count",
        measured: count(({ lostAfter }) => lostAfter.length),
        goal: none,
      },
      {
        what: "lives whose ended cause is said 3 min too long",
        unit: "count",
        measured: count(({ saidTooLong }) => (saidTooLong > SAID_ON_MS ? 1 : 0)),
        goal: none,
      },
      {
        what: "taken back within 2 min",
        unit: "count",
        measured: count(({ flips }) => flips),
        goal: none,
      },
      {
        what: "changes of the banner in a life, at most",
        unit: "count",
        measured: Math.max(...all.map(({ score }) => score.changes)),
        goal: { of: "measured", most: MOST_CHANGES },
      },
    ],
    notes: [
      `${all.length} lives: a trouble comes and is mended, watched by the server's own parts every 5 s.`,
      "Below, median and worst of a trouble's lives, minutes: from its beginning to the right word,",
      "from its mending to the last time it is said (too long: beyond the data that show its end),",
      "and to lasting calm. Wrong first, false after: other alarms before and after. Lost: not known",
      "any more in a recovery. The lines that count are marked with !.",
    ],
    details: [
      ...troubleTable(all.map(({ life, score }) => ({ trouble: life.switches[0].trouble, score }))),
      "",
      ...all.flatMap(inWords),
    ],
  };
}
