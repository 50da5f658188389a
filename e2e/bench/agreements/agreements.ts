import { type Broken, brokenIn } from "@/lib/incidents/agreements/broken";
import { keptWalks, type Walked } from "@/lib/incidents/agreements/walked";
import type { Bench, BenchOptions, Report } from "../harness/bench";
import { walk } from "@/lib/incidents/agreements/walk";
import { lives } from "../stability/lives";
import type { Life } from "../stability/replay";
import { watchedWindow } from "../stability/watched-window";
import { brokenHealing } from "./healing";

/** Whether the page agrees with itself at any time: headline, numbers, conditions, advice, evidence. */
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
 * The past is as long as the comparison of shares of the puts needs. Two polls are as far apart as
 * the rules about running tasks require. More would take minutes to play.
 */
const WATCHING = { pastSeconds: 75 * 60, everySeconds: 20 };
/** The time before, so that the verdict at the beginning of a run is already folded. */
const BEFORE_MS = 10 * 60_000;

/** The minutes of a run, counted from the end of its trouble. */
interface WalkedLife extends Walked {
  readonly life: Life;
}

/**
 * Plays runs one after the other: a trouble comes, stays and is mended.
 *
 * @param only a part of the names of the runs
 */
export function* playedWalks(only = ""): Generator<WalkedLife> {
  for (const life of lives(only)) {
    const window = watchedWindow(life, WATCHING);
    const moments = [...walk(window, { from: life.from * 1000 - BEFORE_MS, to: life.to * 1000 })];
    const zero = (life.switches.at(-1)?.second ?? life.to) * 1000;
    yield { life, name: life.name, window, moments, zero };
  }
}

/** All disagreements in a run. */
export function brokenInLife(walked: WalkedLife): readonly Broken[] {
  return [...brokenIn(walked), ...brokenHealing(walked.life, walked.moments)];
}
