import { LOOKBACK_MS } from "@/lib/domain/look-back";
import type { Played } from "../model/play";
import type { Wrong } from "../truth/truth";
import { isOn } from "../world/trouble";
import { beatOf, type World } from "../world/world";
import type { Sight } from "./sight";

/**
 * A smaller share does not show in the stream's figures; below the second value it shows only in
 * time.
 */
const VISIBLE = 0.05;
const PLAIN = 0.1;
const LONG_S = 1200;
const WHOLE = 0.99;
/** This share of shards without a record is not chance. */
const MANY = 0.5;
/** The normal state must be known for this long before the onset of a trouble. */
const PAST_S = 2700;
const WINDOW_S = LOOKBACK_MS / 1000;
const RETAINED = 1000;
/** Unread puts this long ago still show in what everybody looks at. */
const LATELY_S = 1800;
const LEAST_MINUTES = 3;
/**
 * How far apart the known scans of the lease table are: for a dashboard that has run, and for a new
 * one.
 */
const SCANS_S = 2340;
const SECOND_SCAN_S = 30;
/** With these, Spark's intake varies by itself. */
const UNSTEADY: ReadonlySet<string> = new Set([
  "bursts",
  "nothing-put",
  "restart",
  "crash-loop",
  "driver-down",
  "other-application",
]);

/** The upstreams that show that some shards are not read. */
export function unreadTells(played: Played, wrong: Wrong, sight: Sight): readonly string[] {
  if (!wasPutTo(played, wrong)) return [];
  return [
    ...(sight.leases && leasesProve(played, wrong) ? ["the lease table"] : []),
    ...getsTell(played, wrong, sight),
    ...intakeTells(played, wrong, sight),
  ];
}

/** The upstreams that show that another application with this name reads some shards. */
export function givenAwayTells(played: Played, wrong: Wrong, sight: Sight): readonly string[] {
  // Hosts are recognised as foreign only by comparison with those of the driver's receivers.
  const owners = sight.leases && sight.driver ? ["the lease table"] : [];
  return [...owners, ...intakeTells(played, wrong, sight)];
}

/** Whether these shards had puts recently, after they were last read: otherwise nothing shows. */
function wasPutTo({ world, minutes, readers }: Played, { groups }: Wrong): boolean {
  return groups.some((index) => {
    const since = Math.max(readers[index]?.lastRead ?? 0, world.at - LATELY_S);
    const withPuts = minutes.filter(({ at, putRecords }) => at >= since && putRecords > 0);
    return withPuts.length >= LEAST_MINUTES;
  });
}

/**
 * A lease that is missing, foreign or not renewed is a proof. A stalled checkpoint in a renewed
 * lease may also be that of a shard without puts, so many of them are needed.
 */
function leasesProve({ world, readers }: Played, wrong: Wrong): boolean {
  const proven = wrong.groups.some((index) =>
    readers[index]?.group.troubles.some(
      (one) => one.kind === "shards-unread" && one.how !== "stuck" && isOn(one, world.at),
    ),
  );
  if (proven) return true;
  const scannedFor = world.telling.watched ? SCANS_S : SECOND_SCAN_S;
  // A checkpoint moves once per interval: over a shorter time it may stand.
  const isLong = scannedFor > world.pipeline.intervalS;
  return partOf({ readers }, wrong) >= MANY && (isLong || !renews(world));
}

/** Whether hanging workers keep their leases, so that only the checkpoints show it. */
function renews({ troubles, at }: World): boolean {
  return troubles.some(
    (one) =>
      isOn(one, at) &&
      ((one.kind === "reader-dead" && one.renewing) ||
        (one.kind === "shards-unread" && one.how === "stuck") ||
        one.kind === "get-refused"),
  );
}

function getsTell(played: Played, wrong: Wrong, sight: Sight): readonly string[] {
  if (!sight.gets || !sight.puts || !sight.alone) return [];
  const since = lastReadOf(played, wrong);
  const least = since < played.world.at - LONG_S ? VISIBLE : PLAIN;
  return partOf(played, wrong) >= least ? ["get below put"] : [];
}

/** Spark's intake fell: its batches show it, if they include the time before, and only this stream. */
function intakeTells(played: Played, wrong: Wrong, sight: Sight): readonly string[] {
  const { world } = played;
  if (!sight.driver || !sight.puts || world.pipeline.otherStream > 0) return [];
  const part = partOf(played, wrong);
  if (part > WHOLE) return hasEmptyBatch(played, wrong) ? ["empty batches"] : [];
  const { watched } = world.telling;
  const kept = watched ? WINDOW_S : Math.min(WINDOW_S, RETAINED * world.pipeline.intervalS);
  const isSeen = onsetOf(played, wrong) - PAST_S > world.at - kept;
  const steady = !world.troubles.some(({ kind }) => UNSTEADY.has(kind));
  return part >= PLAIN && isSeen && steady ? ["Spark's intake"] : [];
}

/** A batch whose whole effective interval is after the last read. */
function hasEmptyBatch(played: Played, wrong: Wrong): boolean {
  const { at, pipeline } = played.world;
  const beat = beatOf(pipeline);
  return Math.floor(at / beat) * beat - beat >= lastReadOf(played, wrong);
}

function lastReadOf({ readers }: Played, { groups }: Wrong): number {
  return Math.min(...groups.map((index) => readers[index]?.lastRead ?? Infinity));
}

function onsetOf({ readers }: Played, { groups }: Wrong): number {
  const troubles = groups.flatMap((index) => readers[index]?.group.troubles ?? []);
  return Math.min(...troubles.map(({ from }) => from));
}

/** The share of the puts that goes to these shards. */
function partOf({ readers }: Pick<Played, "readers">, { groups }: Wrong): number {
  return groups.reduce((sum, index) => sum + (readers[index]?.group.weight ?? 0), 0);
}
