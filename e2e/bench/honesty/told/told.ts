import type { Played } from "../model/play";
import type { Wrong } from "../truth/truth";
import { troubleAt } from "../trouble";
import type { World } from "../world";

/** What of the upstreams can be gone by at the moment. */
interface Sight {
  readonly world: World;
  readonly puts: boolean;
  readonly gets: boolean;
  readonly ages: boolean;
  readonly driver: boolean;
  readonly leases: boolean;
  /** Nobody else reads the stream: what is late or missing is ours. */
  readonly alone: boolean;
}

/** Of a part smaller than this the stream's figures do not tell. */
const VISIBLE = 0.05;
const PLAIN = 0.1;
/** So long before its onset a trouble's normal state must be known. */
const PAST_S = 2700;
const WINDOW_S = 10_800;
/** From here on a silence is one that everybody sees. */
const SILENCE_S = 600;
const ASKED_AT_START = 20;

/** Which upstreams tell of something wrong, so that nobody who sees all of them may call it well. */
export function tellers(played: Played, wrong: Wrong): readonly string[] {
  const sight = sightOf(played.world);
  return [...directly(played, wrong, sight), ...silence(sight, wrong)];
}

function sightOf(world: World): Sight {
  const { at, troubles, telling } = world;
  const cloudwatch = troubleAt(troubles, "cloudwatch-fails", at) === undefined;
  const silent = troubleAt(troubles, "cloudwatch-silent", at)?.what;
  const sees = (...hidden: (string | undefined)[]) => cloudwatch && !hidden.includes(silent ?? "");
  const others =
    telling.otherReaders > 0 ||
    troubles.some(({ kind }) => ["other-reader-late", "replay", "read-contention"].includes(kind));
  return {
    world,
    puts: sees("all", "puts"),
    gets: sees("all", "gets"),
    ages: sees("all", "gets", "ages"),
    driver:
      troubleAt(troubles, "driver-unreachable", at) === undefined &&
      troubleAt(troubles, "other-application", at) === undefined,
    leases:
      telling.kcl &&
      troubleAt(troubles, "leases-fail", at) === undefined &&
      troubleAt(troubles, "kinesis-fails", at) === undefined,
    alone: !others || telling.fanOut,
  };
}

function directly(played: Played, wrong: Wrong, sight: Sight): readonly string[] {
  switch (wrong.what) {
    case "late in Spark":
      return sight.driver ? ["the driver's batches"] : [];
    case "late in the stream":
    case "expiring":
      return ageTells(played, wrong, sight);
    case "unread":
      return [
        ...leasesTell(sight),
        ...getsTell(played, wrong, sight),
        ...intakeTells(played, wrong, sight),
      ];
    case "given away":
      return [...(sight.driver ? leasesTell(sight) : []), ...intakeTells(played, wrong, sight)];
    case "refused":
      return sight.puts ? ["the stream's refusals"] : [];
    case "crashing":
      return sight.world.telling.watched && sight.driver ? ["the driver's starts"] : [];
  }
}

/** An age is that of shards that are read, and of the worst of all readers. */
function ageTells({ world, readers }: Played, { groups }: Wrong, sight: Sight): readonly string[] {
  const read = groups.filter((index) => (readers[index]?.lastRead ?? 0) > world.at - 240);
  if (read.length === 0 || !sight.ages) return [];
  if (sight.alone) return ["the stream's age"];
  const { kcl, lagPublished, watched } = world.telling;
  const firstShards = read.flatMap((index) => readers[index]?.group.shards.slice(0, 1) ?? []);
  const isAsked = watched || firstShards.some((shard) => shard < ASKED_AT_START);
  return kcl && lagPublished && isAsked ? ["the application's own lag"] : [];
}

function leasesTell({ leases }: Sight): readonly string[] {
  return leases ? ["the lease table"] : [];
}

function getsTell(played: Played, wrong: Wrong, sight: Sight): readonly string[] {
  if (!sight.gets || !sight.puts || !sight.alone) return [];
  return partOf(played, wrong) >= VISIBLE ? ["get below put"] : [];
}

/** Spark's intake fell, which its batches show if they tell of the time before, and of this stream alone. */
function intakeTells(played: Played, wrong: Wrong, sight: Sight): readonly string[] {
  const { world } = played;
  if (!sight.driver || !sight.puts || world.pipeline.otherStream > 0) return [];
  const part = partOf(played, wrong);
  if (part > 0.99) return ["empty batches"];
  const began = Math.min(
    ...wrong.groups.flatMap((index) =>
      (played.readers[index]?.group.troubles ?? []).map(({ from }) => from),
    ),
  );
  const kept = world.telling.watched
    ? WINDOW_S
    : Math.min(WINDOW_S, 1000 * world.pipeline.intervalS);
  const isSeen = began - PAST_S > world.at - kept;
  const steady = !world.troubles.some(({ kind }) =>
    ["bursts", "nothing-put", "restart", "crash-loop", "driver-down"].includes(kind),
  );
  return part >= PLAIN && isSeen && steady ? ["Spark's intake"] : [];
}

/** Which part of the puts goes to these shards. */
function partOf({ readers }: Played, { groups }: Wrong): number {
  return groups.reduce((sum, index) => sum + (readers[index]?.group.weight ?? 0), 0);
}

const HIDDEN_BY: Readonly<Record<Wrong["what"], readonly string[]>> = {
  "late in the stream": ["all", "gets", "ages"],
  expiring: ["all", "gets", "ages"],
  unread: ["all", "gets", "puts"],
  "given away": ["all", "puts"],
  refused: ["all", "puts"],
  "late in Spark": [],
  crashing: [],
};

/** A silence that lasts tells that nobody can know. */
function silence({ world }: Sight, { what }: Wrong): readonly string[] {
  const { at, troubles } = world;
  const silent = troubleAt(troubles, "cloudwatch-silent", at - SILENCE_S);
  const fails = troubleAt(troubles, "cloudwatch-fails", at - SILENCE_S);
  const driver = troubleAt(troubles, "driver-unreachable", at - SILENCE_S);
  const hides = silent !== undefined && HIDDEN_BY[what].includes(silent.what);
  return [
    ...(hides ? ["CloudWatch's silence"] : []),
    ...(fails !== undefined && HIDDEN_BY[what].length > 0 ? ["CloudWatch's failure"] : []),
    ...(driver !== undefined ? ["the driver's silence"] : []),
  ];
}
