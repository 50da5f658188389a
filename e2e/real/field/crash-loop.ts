import { setTimeout as pause } from "node:timers/promises";
import { afterCalm } from "../situation/after-calm";
import { PUTS } from "../situation/load";
import type { Scene, Situation } from "../situation/situation";

/** From the moment at which it streams: about 70 s with its start. */
const LIVES_MS = 55_000;
/** Until its supervisor starts it again. */
const DOWN_MS = 8_000;

/** It dies, is started again, and dies: every batch that it begins early enough completes. */
async function diesAgainAndAgain(scene: Scene): Promise<void> {
  const over = new AbortController();
  scene.atEnd(() => over.abort());
  while (!over.signal.aborted) {
    await scene.driver.end("SIGKILL");
    // Both reject at the end.
    await pause(DOWN_MS, undefined, over);
    await scene.start();
    await pause(LIVES_MS, undefined, over);
  }
}

export const crashLoop: Situation = {
  name: "crash-loop",
  shards: 2,
  puts: PUTS,
  driver: { slots: 3 },
  // The story counts as told at its beginning.
  story: afterCalm((scene) => void diesAgainAndAgain(scene).catch(() => {})),
  lacks: ({ events }) => {
    const starts = events.filter(({ kind }) => kind === "app-restart").length;
    return starts >= 4 ? undefined : `${starts} starts were seen`;
  },
  truth: {
    bottleneck: "consumer",
    severity: "critical",
    causes: ["down"],
    headline: /^The driver does not stay up: \d+ starts in .+, the longest run /,
    evidence: [],
    events: ["app-restart"],
  },
};
