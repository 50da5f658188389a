import type { Reading } from "@/lib/domain/facts";
import type { ApplicationFacts, SlotFacts, SparkSettings } from "@/lib/domain/spark-facts";
import type { ReceiverFacts } from "@/lib/domain/spark-facts";
import type { Life } from "../model/lives";
import type { Played } from "../model/play";
import { isOn, troubleAt, troublesOf } from "../world/trouble";
import type { World } from "../world/world";
import { applicationId, heardAttempts, STRANGER } from "./batches";
import { receiverHost } from "./hosts";
import { hearsDriver } from "./reachability";

/** The driver is read a few seconds after it began to answer. */
const ASKED_AFTER_S = 3;

/** Every application that answered at the driver's address. */
export function applications(played: Played): readonly Reading<ApplicationFacts>[] {
  const { world, lives } = played;
  const heard = new Set(heardAttempts(played));
  const skew = (troubleAt(world.troubles, "driver-clock", world.at)?.skewS ?? 0) * 1000;
  const ours = lives
    .filter(({ attempt }) => heard.has(attempt))
    .flatMap((life) =>
      seenFrom(world, life).map((second) => ({
        at: seenAt(world, second),
        value: application(world, {
          id: applicationId(life.attempt),
          name: "orders-etl",
          startedAt: life.startedAt * 1000 + skew,
          streamingStartedAt: life.contextAt * 1000 + skew,
        }),
      })),
    );
  const hidden = troubleAt(world.troubles, "other-application", world.at);
  const shown = world.telling.watched || hidden === undefined ? ours : [];
  return [...shown, ...strangers(world)].toSorted((a, b) => a.at - b.at);
}

/** When a run was seen again: at its start, and when a stranger released its address. */
function seenFrom(world: World, { contextAt, endsAt }: Life): readonly number[] {
  if (!world.telling.watched) return [contextAt];
  const returned = troublesOf(world.troubles, "other-application")
    .map(({ to }) => to)
    .filter((to) => contextAt < to && to < Math.min(endsAt, world.at));
  const first = hearsDriver(world, contextAt) || contextAt < world.start ? [contextAt] : [];
  return [...first, ...returned];
}

function application(
  { at, pipeline, troubles }: World,
  told: Pick<ApplicationFacts, "id" | "name" | "startedAt" | "streamingStartedAt">,
): ApplicationFacts {
  const hidden = troubleAt(troubles, "driver-clock", at)?.told === false;
  return {
    ...told,
    sparkVersion: hidden ? "3.3.2" : "3.5.7",
    intervalMs: pipeline.intervalS * 1000,
  };
}

function strangers(world: World): readonly Reading<ApplicationFacts>[] {
  if (world.telling.named) return [];
  return troublesOf(world.troubles, "other-application")
    .filter((other) => world.telling.watched || isOn(other, world.at))
    .map(({ from }) => ({
      at: seenAt(world, from + 8),
      value: application(world, {
        id: STRANGER,
        name: "billing-etl",
        startedAt: from * 1000,
        streamingStartedAt: (from + 8) * 1000,
      }),
    }));
}

/** When the dashboard first saw a state that began at a second, epoch ms. */
export function seenAt({ at, start, telling }: World, second: number): number {
  return 1000 * (telling.watched ? Math.max(start, second + ASKED_AFTER_S) : at);
}

/** Readings of a fact that changes at some seconds: at each of them, or only at the moment. */
function readingsOf<T>(
  world: World,
  seconds: readonly number[],
  value: (second: number) => T | undefined,
): readonly Reading<T>[] {
  const { at, start, telling } = world;
  const changes = telling.watched
    ? [...new Set([start, ...seconds.filter((one) => one > start && one < at), at])]
    : [at];
  const readings: Reading<T>[] = [];
  for (const second of changes.toSorted((a, b) => a - b)) {
    if (!hearsDriver(world, second)) continue;
    const told = value(second);
    if (told === undefined) continue;
    if (JSON.stringify(told) === JSON.stringify(readings.at(-1)?.value)) continue;
    readings.push({ at: Math.min(at, second + ASKED_AFTER_S) * 1000, value: told });
  }
  return readings;
}

/** The seconds at which the driver's executors and receivers may change. */
function changesOf({ world, lives }: Played): readonly number[] {
  const kinds = new Set([
    "reader-dead",
    "executors-lost",
    "all-executors-lost",
    "other-application",
    "driver-unreachable",
  ]);
  const troubles = world.troubles.filter(({ kind }) => kinds.has(kind));
  return [
    ...lives.map(({ contextAt }) => contextAt),
    ...troubles.flatMap(({ from, to }) => [from + 10, to + 10]),
  ].filter((second) => Number.isFinite(second));
}

/** Whether one of our drivers answers at a second with a streaming context. */
function answers({ lives }: Played, second: number): boolean {
  return lives.some(({ contextAt, endsAt }) => contextAt <= second && second < endsAt);
}

export function receivers(played: Played): readonly Reading<ReceiverFacts>[] {
  const { world } = played;
  return readingsOf(world, changesOf(played), (second) => {
    const other = troubleAt(world.troubles, "other-application", second);
    if (other === undefined && !answers(played, second)) return undefined;
    const dead = troubleAt(world.troubles, "reader-dead", second);
    const active = other !== undefined || dead?.toldActive !== false;
    const count = world.pipeline.receivers;
    return {
      active: active ? count : 0,
      configured: count,
      receivers: Array.from({ length: count }, (_, streamId) => ({
        streamId,
        name: `KinesisReceiver-${streamId}`,
        active,
        executorId: String((streamId % world.pipeline.executors) + 1),
        host: receiverHost(world, streamId),
      })),
    };
  });
}

export function slots(played: Played): readonly Reading<SlotFacts>[] {
  const { world } = played;
  const { executors, coresPerExecutor, receivers: reading } = world.pipeline;
  return readingsOf(world, changesOf(played), (second) => {
    if (
      troubleAt(world.troubles, "other-application", second) === undefined &&
      !answers(played, second)
    )
      return undefined;
    const lost = troubleAt(world.troubles, "executors-lost", second);
    const none = troubleAt(world.troubles, "all-executors-lost", second) !== undefined;
    const left = none ? 0 : Math.max(1, Math.round(executors * (lost?.left ?? 1)));
    return {
      total: Math.max(left * coresPerExecutor, none ? 0 : reading + 1),
      executors: left,
      activeTasks: none ? 0 : reading,
    };
  });
}

export function settings(played: Played): readonly Reading<SparkSettings>[] {
  const { world } = played;
  const { backpressure, maxRate, concurrentJobs } = world.pipeline;
  return readingsOf(world, [], () => ({
    backpressure,
    minRate: 100,
    ...(maxRate === undefined ? {} : { maxRate }),
    concurrentJobs,
    blockIntervalMs: 200,
    taskCpus: 1,
    master: "yarn",
    kclVersion: "1.14.10",
    connectorVersion: "3.5.7",
    sparkVersion: "3.5.7",
  })).slice(0, 1);
}
