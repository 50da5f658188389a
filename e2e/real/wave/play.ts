import { setTimeout as pause } from "node:timers/promises";
import { startAnother } from "./another";
import type { Member } from "./member";
import type { Scene } from "../situation/situation";
import { Producer } from "../streams/producer";
import type { Surroundings } from "./surroundings";

/** The stream that a crossed application read before. */
export const olderStream = (name: string): string => `${name}-older`;

/** Plays a member's story to its end, and returns its scene. Throws when it cannot go on. */
export async function play(member: Member, at: Surroundings): Promise<Scene> {
  const { name, crossedFrom, story } = member.situation;
  const scene = sceneOf(member, at);
  if (crossedFrom !== undefined) await readOlder(scene, olderStream(name), crossedFrom);
  scene.begins();
  await (story?.(scene) ?? scene.start());
  return scene;
}

function sceneOf(member: Member, at: Surroundings): Scene {
  const { driver, leases, cluster, kcl, recorder } = member;
  const { name, puts, crossedFrom } = member.situation;
  const { kinesisUrl } = at.upstreams;
  let isPutting = false;
  // Only after the driver is up: earlier puts would make one large batch, larger on a slow machine.
  const put = (): void => {
    if (isPutting) return;
    isPutting = true;
    const streams = crossedFrom === undefined ? [name] : [name, olderStream(name)];
    const producers = streams.map((stream) => new Producer(kinesisUrl, stream, puts));
    at.stops.push(...producers.map((producer) => () => producer.stop()));
  };
  return {
    begins: () => {
      member.onset = Date.now();
      at.watch.begins(name, member.onset);
    },
    driver,
    cluster,
    leases,
    kcl,
    kinesisUrl,
    stream: name,
    start: (stream = name) =>
      at.turnstile.pass(async () => {
        cluster?.start();
        driver.start(stream);
        await driver.streams();
        put();
        // Begins before the trouble: the time before is a part of it.
        if (stream === name) recorder.start();
      }),
    another: (what) => startAnother(member, at, what),
    orderGateway: (order) => at.upstreams.orderGateway(order),
    until: (holds) => at.watch.until(name, holds),
    minutesRead: (count) => at.watch.minutesRead(name, count),
    atEnd: (stop) => void at.stops.push(stop),
  };
}

/** The application reads another stream first, until every shard of it has a checkpoint. */
async function readOlder(scene: Scene, stream: string, shards: number): Promise<void> {
  await scene.start(stream);
  while ((await scene.leases.checkpointed()) < shards) await pause(1_000);
  await scene.driver.end();
}
