import { REMEMBERED_MS } from "@/lib/domain/look-back";
import { inOrder, type MicroBatch } from "@/lib/domain/micro-batch";
import type { Played } from "../model/play";
import type { ModelBatch } from "../model/spark-queue";
import { isOn, troubleAt, type TroubleOf, troublesOf } from "../world/trouble";
import { beatOf, type World } from "../world/world";
import { hearsDriver, lastHeard } from "./reachability";

const KEPT_S = REMEMBERED_MS / 1000;
/** The completed batches that one driver retains. */
const RETAINED = 1000;

/** The batches that the dashboard knows: those of the drivers that answered it. */
export function batchesOf(played: Played): readonly MicroBatch[] {
  const { world, batches } = played;
  const { at, pipeline, telling } = world;
  const until = lastHeard(world, at);
  const attempts = new Set(heardAttempts(played));
  const known = batches
    .filter(({ id, attempt }) => id <= until && attempts.has(attempt))
    // The driver lists its unfinished batches, even very old ones.
    .filter(({ id, endedAt, dropped }) => id > at - KEPT_S || (endedAt > until && !dropped))
    .filter(({ id }) => !isHidden(world, id));
  const ours = known.map((batch) => told(played, batch, until));
  const all = [...ours, ...strangers(world)].toSorted(inOrder);
  if (telling.watched || pipeline.intervalS < 1) return all;
  const current = all.at(-1);
  return all.filter((one) => one.application === current?.application).slice(-RETAINED);
}

/** The runs that the dashboard has seen; one that was just started has only seen the present run. */
export function heardAttempts({ world, lives }: Played): readonly number[] {
  const { at, telling } = world;
  const heard = lives.filter(({ contextAt, endsAt }) =>
    telling.watched
      ? contextAt < at && endsAt > at - KEPT_S
      : contextAt < at && endsAt >= at && hearsDriver(world, at),
  );
  return heard.map(({ attempt }) => attempt);
}

export function applicationId(attempt: number): string {
  return `app-20261127-${String(attempt + 1).padStart(4, "0")}`;
}

/** A batch that existed only while another application had the address was never seen. */
function isHidden({ troubles, at }: World, id: number): boolean {
  return troublesOf(troubles, "other-application").some((one) => isOn(one, id) && isOn(one, at));
}

/** The name of a batch in the driver's pages and jobs; `skew` is how far its clock is ahead, s. */
export function keyOf({ id }: Pick<ModelBatch, "id">, skew: number): string {
  return String((id + skew) * 1000);
}

function told({ world, lives }: Played, batch: ModelBatch, until: number): MicroBatch {
  const { pipeline, troubles } = world;
  const skew = troubleAt(troubles, "driver-clock", world.at)?.skewS ?? 0;
  const started = batch.startedAt <= until;
  const ended = batch.endedAt <= until;
  const contextAt = lives.find(({ attempt }) => attempt === batch.attempt)?.contextAt ?? 0;
  // As the source derives it: the driver gives durations and no submission.
  const submittedAt = (Math.max(batch.id, contextAt) + skew) * 1000;
  const startedAt = submittedAt + Math.round((batch.startedAt - batch.submittedAt) * 1000);
  const endedAt = startedAt + Math.round((batch.endedAt - batch.startedAt) * 1000);
  return {
    key: keyOf(batch, skew),
    application: applicationId(batch.attempt),
    at: (batch.id + skew) * 1000,
    submittedAt,
    ...(started && { startedAt }),
    ...(ended && { endedAt }),
    intervalMs: pipeline.intervalS * 1000,
    records: batch.records,
    outputs: { total: 1, failed: ended && batch.failed ? 1 : 0 },
  };
}

/** The batches of another application at the address, on time, from its own stream. */
function strangers(world: World): readonly MicroBatch[] {
  if (world.telling.named) return [];
  const { at, pipeline } = world;
  return troublesOf(world.troubles, "other-application").flatMap((other) =>
    world.telling.watched || isOn(other, at) ? batchesOfStranger(other, pipeline, at) : [],
  );
}

export const STRANGER = "app-20261127-9001";

function batchesOfStranger(
  { from, to, recordsPerSecond }: TroubleOf<"other-application">,
  pipeline: World["pipeline"],
  at: number,
): readonly MicroBatch[] {
  const beat = beatOf(pipeline);
  const first = Math.ceil((Math.max(from, at - KEPT_S) + 8) / beat) * beat;
  const last = Math.min(to - 1, at);
  const count = Math.max(0, Math.floor((last - first) / beat) + 1);
  return Array.from({ length: count }, (_, i) => {
    const id = first + i * beat;
    const ended = id + 0.3 * beat <= at;
    const made = id * 1000;
    const workMs = Math.round(1000 * beat * (0.26 + ((i * 104_729) % 31) / 1000));
    return {
      key: String(made),
      application: STRANGER,
      at: made,
      submittedAt: made,
      startedAt: made + 4,
      ...(ended && { endedAt: made + 4 + workMs }),
      intervalMs: pipeline.intervalS * 1000,
      records: Math.round(recordsPerSecond * beat * (0.97 + ((i * 7919) % 61) / 1000)),
      outputs: { total: 1, failed: 0 },
    };
  });
}
