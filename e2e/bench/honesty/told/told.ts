import type { Played } from "../model/play";
import type { Wrong } from "../truth/truth";
import { lateAfter, type World } from "../world/world";
import { type Sight, sightOf } from "./sight";
import { givenAwayTells, unreadTells } from "./unread-tells";
import { troubleAt } from "../world/trouble";

/** The time until five minutes are settled. */
const SETTLED_S = 480;
/** So recently that CloudWatch's last five minutes include the read. */
const LATELY_S = 240;
/** A dashboard that was just started has asked for the own lag of this many shards. */
const ASKED_AT_START = 20;
/** The last five minutes, plus those that are not settled. */
const SHOWN_S = 600;

/** The upstreams that show a fault: a dashboard that sees all of them must not give a calm verdict. */
export function tellers(played: Played, wrong: Wrong): readonly string[] {
  return [...directly(played, wrong, sightOf(played.world)), ...silences(played.world, wrong)];
}

function directly(played: Played, wrong: Wrong, sight: Sight): readonly string[] {
  switch (wrong.what) {
    case "late in Spark":
    case "not written":
      return sight.driver ? ["the driver's batches"] : [];
    case "late in the stream":
    case "expiring":
      return ageTells(played, wrong, sight);
    case "unread":
      return unreadTells(played, wrong, sight);
    case "given away":
      return givenAwayTells(played, wrong, sight);
    case "refused":
      return sight.puts ? ["the stream's refusals"] : [];
    case "crashing":
      return played.world.telling.watched && sight.driver ? ["the driver's starts"] : [];
  }
}

/** With a limit there are few calls: only what most of the last minutes show is visible to everybody. */
function shows({ world, minutes }: Played, group: number): boolean {
  const settled = minutes.filter(
    ({ at }) => at >= world.at - SHOWN_S && at < world.at - SHOWN_S / 2,
  );
  const late = settled.filter(({ lag }) => (lag[group] ?? 0) > lateAfter(world.pipeline));
  return late.length > settled.length / 2;
}

/** An age exists only for shards that are read, and is the largest of all readers. */
function ageTells(played: Played, { groups }: Wrong, sight: Sight): readonly string[] {
  const { world, readers } = played;
  const read = groups.filter((index) => {
    const { lastRead = 0, readSince = Infinity } = readers[index] ?? {};
    const isRead = lastRead > world.at - LATELY_S && readSince <= world.at - SETTLED_S;
    return isRead && shows(played, index);
  });
  if (read.length === 0 || !sight.ages) return [];
  if (sight.alone) return ["the stream's age"];
  const { kcl, lagPublished, watched } = world.telling;
  const firstShards = read.flatMap((index) => readers[index]?.group.shards.slice(0, 1) ?? []);
  const isAsked = watched || firstShards.some((shard) => shard < ASKED_AT_START);
  return kcl && lagPublished && isAsked ? ["the application's own lag"] : [];
}

/** From this duration on, a silence is visible to everybody. */
const SILENCE_S = 600;

/** The CloudWatch metrics without which a fault cannot be known. */
const HIDDEN_BY: Readonly<Record<Wrong["what"], readonly string[]>> = {
  "late in the stream": ["all", "gets", "ages"],
  expiring: ["all", "gets", "ages"],
  unread: ["all", "gets", "puts"],
  "given away": ["all", "puts"],
  refused: ["all", "puts"],
  "late in Spark": [],
  crashing: [],
  "not written": [],
};

/** A silence that lasts means that nobody can know: no calm verdict is allowed. */
function silences({ at, troubles }: World, { what }: Wrong): readonly string[] {
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
