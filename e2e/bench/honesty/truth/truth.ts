import type { Played } from "../model/play";
import { troubleAt } from "../world/trouble";
import { beatOf, lateAfter, type World } from "../world/world";
import { isHarmful } from "./harm";

/** One way in which records of the stream are late, unread or lost at the moment. */
export interface Wrong {
  readonly what:
    | "late in the stream"
    | "late in Spark"
    | "unread"
    | "given away"
    | "expiring"
    | "refused"
    | "crashing"
    | "not written";
  /** The affected groups of shards. */
  readonly groups: readonly number[];
}

/** The truth at a world's moment, from the model alone. */
export interface Truth {
  readonly wrongs: readonly Wrong[];
  /** Nothing is wrong, has been lately, or is about to be. */
  readonly isFine: boolean;
}

/** A later fault may not be visible yet: five minutes must settle first. */
const SETTLED_S = 8 * 60;
/** Fewer records do not count as missing yet. */
const FEWEST = 20;
const REFUSED_PART = 0.02;
const LAST_BATCHES = 5;
const FAILED_OF_THEM = 4;
const CRASHES = 4;
const CRASHES_WITHIN_S = 1200;

export function truthOf(played: Played): Truth {
  const wrongs = [
    late(played),
    inSpark(played),
    unread(played),
    givenAway(played),
    expiring(played),
    refused(played),
    crashing(played),
    notWritten(played),
  ].filter((wrong) => wrong !== undefined);
  return { wrongs, isFine: wrongs.length === 0 && isFine(played) };
}

function groupsWhere({ readers }: Played, holds: (index: number) => boolean): readonly number[] {
  return [...readers.keys()].filter(holds);
}

function late(played: Played): Wrong | undefined {
  const { world, readers, truth } = played;
  const groups = groupsWhere(played, (index) => {
    const lag = readers[index]?.lag(world.at) ?? 0;
    const since = truth.late[index]?.since ?? Infinity;
    return lag > 2 * lateAfter(world.pipeline) && since <= world.at - SETTLED_S;
  });
  return groups.length === 0 ? undefined : { what: "late in the stream", groups };
}

function inSpark({ world, truth }: Played): Wrong | undefined {
  const isLate = truth.sparkWaitS > 2 * lateAfter(world.pipeline);
  return isLate && truth.spark.since <= world.at - SETTLED_S
    ? { what: "late in Spark", groups: [] }
    : undefined;
}

function unread(played: Played): Wrong | undefined {
  const { world, readers } = played;
  const groups = groupsWhere(played, (index) => {
    const reader = readers[index];
    if (reader === undefined || reader.waiting < FEWEST) return false;
    return world.at - reader.lastRead >= SETTLED_S && reader.lag(world.at) >= SETTLED_S;
  });
  return groups.length === 0 ? undefined : { what: "unread", groups };
}

function givenAway(played: Played): Wrong | undefined {
  const { world, readers } = played;
  const shared = troubleAt(world.troubles, "shared-name", world.at);
  if (shared === undefined || world.at - shared.from < SETTLED_S) return undefined;
  const groups = groupsWhere(
    played,
    (index) => (readers[index]?.lastForeign ?? 0) > world.at - 120,
  );
  return groups.length === 0 ? undefined : { what: "given away", groups };
}

function expiring(played: Played): Wrong | undefined {
  const { world, readers } = played;
  const groups = groupsWhere(
    played,
    (index) => (readers[index]?.lastExpired ?? 0) > world.at - 120,
  );
  return groups.length === 0 ? undefined : { what: "expiring", groups };
}

function refused({ world, truth }: Played): Wrong | undefined {
  const trouble = troubleAt(world.troubles, "writes-refused", world.at);
  const isOld = trouble !== undefined && world.at - trouble.from >= SETTLED_S;
  const isNow = truth.givenUp.last > world.at - 60 && truth.givenUpPart >= REFUSED_PART;
  return isOld && isNow ? { what: "refused", groups: [] } : undefined;
}

/**
 * A driver that dies repeatedly loses the records that it had stored and not processed. One that
 * has run longer than before may have recovered.
 */
function crashing({ world, truth, lives }: Played): Wrong | undefined {
  const lately = truth.ends.filter(({ second }) => second > world.at - CRASHES_WITHIN_S);
  if (lately.filter(({ lost }) => lost > 0).length < CRASHES) return undefined;
  const [before, present] = lives.filter(({ startedAt }) => startedAt <= world.at).slice(-2);
  const usual = before === undefined ? 0 : before.endsAt - before.startedAt;
  const isOver =
    present !== undefined && present.endsAt > world.at && world.at - present.startedAt > usual;
  return isOver ? undefined : { what: "crashing", groups: [] };
}

/** The newest batches with records were processed, and their outputs failed. */
function notWritten({ world, batches }: Played): Wrong | undefined {
  const { at, troubles } = world;
  const fault = troubleAt(troubles, "outputs-fail", at);
  if (fault === undefined || at - fault.from < SETTLED_S) return undefined;
  const done = batches.filter(({ endedAt }) => endedAt <= at).slice(-LAST_BATCHES);
  const failed = done.filter((batch) => batch.failed).length;
  return failed >= FAILED_OF_THEM ? { what: "not written", groups: [] } : undefined;
}

/** Without leases, a dead reader and a CloudWatch that loses every read look the same. */
function isUntellable({ at, telling, troubles }: World): boolean {
  const blind = !telling.kcl || troubleAt(troubles, "leases-fail", at) !== undefined;
  return blind && troubleAt(troubles, "cloudwatch-silent", at)?.what === "gets";
}

function isFine({ world, truth }: Played): boolean {
  const { at, pipeline, troubles } = world;
  const lately = at - SETTLED_S - 3 * beatOf(pipeline);
  if (truth.waits.last > lately) return false;
  if (isUntellable(world)) return false;
  if (truth.ends.filter(({ second }) => second > at - 3600).length > 2) return false;
  return !troubles.some(
    (trouble) => isHarmful(trouble, pipeline) && trouble.from < at && trouble.to > lately,
  );
}
