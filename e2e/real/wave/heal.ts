import { setTimeout as pause } from "node:timers/promises";
import type { Member } from "./member";
import { isMarkedRight } from "./right-mark";
import type { Scene } from "../situation/situation";
import type { Watch } from "../watch/watch";

const LOOK_EVERY_MS = 1_000;

/** After a member's right verdict: keeps its incident, and mends the trouble. */
export async function heal(
  member: Member,
  scene: Scene,
  { watch, folder }: { readonly watch: Watch; readonly folder: string },
): Promise<void> {
  const { name, truth, heals } = member.situation;
  if (heals === undefined) return;
  let isOver = false;
  scene.atEnd(() => (isOver = true));
  while (!isMarkedRight(folder, name)) {
    if (isOver) return;
    await pause(LOOK_EVERY_MS);
  }
  await member.recorder.keep(truth, member.onset);
  await heals(scene);
  watch.heals(name, Date.now());
}
