import { type Broken, brokenIn } from "@/lib/incidents/agreements/broken";
import { keptWalks, type Walked } from "@/lib/incidents/agreements/walked";
import type { Bench, BenchOptions, Report } from "../harness/bench";
import { walk } from "@/lib/incidents/agreements/walk";
import { lives } from "../stability/lives";
import type { Life } from "../stability/replay";
import { watchedWindow } from "../stability/watched-window";
import { brokenHealing } from "./healing";

/** Whether all that a person reads at one time agrees: headline, numbers, conditions, advice, evidence. */
export const agreements: Bench = {
  name: "agreements",
  summary: "what contradicts itself on a page, minute by minute",
  baseline: "none",
  run: (options) => Promise.resolve(measure(options)),
};

function measure({ only }: BenchOptions): Report {
  const [kept, played]: [Broken[], Broken[]] = [[], []];
  for (const one of keptWalks()) kept.push(...brokenIn(one));
  for (const one of playedWalks(only)) played.push(...brokenInLife(one));
  const count = (what: string, broken: readonly Broken[]) => ({
    what,
    unit: "count" as const,
    measured: byAgreement(broken).size,
    goal: { of: "measured" as const, most: 0 },
  });
  return {
    measures: [
      count("agreements broken in kept incidents", kept),
      count("agreements broken in played lives", played),
    ],
    notes: ["Every minute is judged, folded and held against the list in docs/diagnosis.md."],
    details: [...inWords("kept", kept), ...inWords("played", played)],
  };
}

function byAgreement(broken: readonly Broken[]): ReadonlyMap<string, readonly Broken[]> {
  const found = new Map<string, Broken[]>();
  for (const one of broken) found.set(one.agreement, [...(found.get(one.agreement) ?? []), one]);
  return found;
}

const EXAMPLES = 4;

function inWords(where: string, broken: readonly Broken[]): readonly string[] {
  return [...byAgreement(broken)].flatMap(([agreement, all]) => {
    const pipelines = [...new Set(all.map(({ pipeline }) => pipeline))];
    const examples = pipelines.slice(0, EXAMPLES).flatMap((name) => {
      const first = all.find(({ pipeline }) => pipeline === name);
      return first === undefined ? [] : [`  ${name}, minute ${first.minute}: ${first.text}`];
    });
    return [
      `${where}: ${agreement}: ${all.length} minutes of ${pipelines.length} pipelines`,
      ...examples,
    ];
  });
}

/**
 * The past is as long as shares of the puts are compared with it, and two looks lie as far apart as
 * rules about running tasks ask for: more would take minutes to play.
 */
const WATCHING = { pastSeconds: 75 * 60, everySeconds: 20 };
/** So that what is said when a life begins has been folded. */
const BEFORE_MS = 10 * 60_000;

/** The minutes of a life; they count from its mending. */
interface WalkedLife extends Walked {
  readonly life: Life;
}

/**
 * One life after the other in which a trouble comes, stays and is mended.
 *
 * @param only lives whose name holds this
 */
export function* playedWalks(only = ""): Generator<WalkedLife> {
  for (const life of lives(only)) {
    const window = watchedWindow(life, WATCHING);
    const moments = [...walk(window, { from: life.from * 1000 - BEFORE_MS, to: life.to * 1000 })];
    const zero = (life.switches.at(-1)?.second ?? life.to) * 1000;
    yield { life, name: life.name, window, moments, zero };
  }
}

/** All that disagrees in a life. */
export function brokenInLife(walked: WalkedLife): readonly Broken[] {
  return [...brokenIn(walked), ...brokenHealing(walked.life, walked.moments)];
}
