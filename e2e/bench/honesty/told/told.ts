import type { Played } from "../model/play";
import type { Wrong } from "../truth/truth";
import { lateAfter, type World } from "../world/world";
import { type Sight, sightOf } from "./sight";
import { givenAwayTells, unreadTells } from "./unread-tells";
import { troubleAt } from "../world/trouble";

/** Five minutes that have settled. */
const SETTLED_S = 480;
/** Read so lately that CloudWatch's last five minutes hold it. */
const LATELY_S = 240;
/** A dashboard that was just started has asked so many shards' own lag. */
const ASKED_AT_START = 20;
/** The last five minutes but those that have not settled. */
const SHOWN_S = 600;

/** Which upstreams tell of something wrong, so that nobody who sees all of them may call it well. */
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

/** Behind a limit calls are few: only what most of the last minutes show is seen by everybody. */
function shows({ world, minutes }: Played, group: number): boolean {
  const settled = minutes.filter(
    ({ at }) => at >= world.at - SHOWN_S && at < world.at - SHOWN_S / 2,
  );
  const late = settled.filter(({ lag }) => (lag[group] ?? 0) > lateAfter(world.pipeline));
  return late.length > settled.length / 2;
}

/** An age is that of shards that are read, and of the worst of all readers. */
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

/** From here on a silence is one that everybody sees. */
const SILENCE_S = 600;

/** Without which of CloudWatch's metrics nobody can know it. */
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

/** A silence that lasts tells that nobody can know: over it nothing may be called well. */
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
