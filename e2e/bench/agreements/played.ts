import { type Broken, brokenIn } from "@/lib/incidents/agreements/broken";
import { walk } from "@/lib/incidents/agreements/walk";
import { lives } from "../stability/lives";
import { type Life, watchedWindow } from "../stability/replay";
import { brokenHealing } from "./healing";

/**
 * The past is as long as shares of the puts are compared with it, and two looks lie as far apart as
 * rules about running tasks ask for: more would take minutes to play.
 */
const WATCHING = { pastSeconds: 75 * 60, everySeconds: 20 };
/** So that what is said when a life begins has been folded. */
const BEFORE_MS = 10 * 60_000;

/**
 * All that disagrees while a trouble comes, stays and is mended. Minutes count from its mending.
 *
 * @param only lives whose name holds this
 */
export function brokenInLives(only = ""): readonly Broken[] {
  return lives(only).flatMap(brokenInLife);
}

function brokenInLife(life: Life): readonly Broken[] {
  const window = watchedWindow(life, WATCHING);
  const moments = [...walk(window, { from: life.from * 1000 - BEFORE_MS, to: life.to * 1000 })];
  const mendedAt = (life.switches.at(-1)?.second ?? life.to) * 1000;
  return [...brokenIn(life.name, moments, mendedAt), ...brokenHealing(life, moments)];
}
