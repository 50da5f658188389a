import { type Broken, brokenIn } from "@/lib/incidents/agreements/broken";
import { walk } from "@/lib/incidents/agreements/walk";
import type { Walked } from "@/lib/incidents/agreements/walked";
import { lives } from "../stability/lives";
import type { Life } from "../stability/replay";
import { watchedWindow } from "../stability/watched-window";
import { brokenHealing } from "./healing";

/**
 * The past is as long as shares of the puts are compared with it, and two looks lie as far apart as
 * rules about running tasks ask for: more would take minutes to play.
 */
const WATCHING = { pastSeconds: 75 * 60, everySeconds: 20 };
/** So that what is said when a life begins has been folded. */
const BEFORE_MS = 10 * 60_000;

/** The minutes of a life; they count from its mending. */
export interface WalkedLife extends Walked {
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
