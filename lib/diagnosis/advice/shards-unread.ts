import type { Advice } from "@/lib/domain/verdict";
import { shardProgress } from "../quantities/shard-progress";
import type { ShardState } from "../quantities/shard-state";
import { unreadShards } from "../quantities/unread-shards";
import { held, type Situation } from "../situation";
import { namesOf, purgeCommand } from "./lease-table";

const WORDS: Readonly<Record<ShardState, string>> = {
  moved: "move",
  standing: "stand still though they are renewed",
  unowned: "are renewed by nobody",
  missing: "are missing",
  foreign: "are those of another stream",
  waiting: "wait for their parents",
};

/** Which shards, what is wrong with their leases, and how to be rid of it. */
export function shardsUnreadAdvice(situation: Situation): readonly Advice[] {
  const progress = shardProgress(situation);
  const unread = unreadShards(situation) ?? [];
  if (progress === undefined || unread.length === 0) return [];
  const states = [...new Set(unread.map(({ state }) => state))];
  const what = states
    .map(
      (state) =>
        `${namesOf(unread.filter((shard) => shard.state === state).map(({ id }) => id))} ${WORDS[state]}`,
    )
    .join("; ");
  const toPurge = unread.filter(({ state }) => state === "foreign" || state === "standing");
  return [
    {
      text: "Give the application a name of its own, or stop it and delete the named rows: it then reads these shards from its initial position.",
      because: `In the lease table ${progress.table} in ${progress.region} the leases of ${what}.${symptom(situation)}`,
      ...(toPurge.length === 0 ? {} : { command: purgeCommand(toPurge, progress) }),
    },
  ];
}

/** What a reused lease table does depends on the KCL's version. */
function symptom(situation: Situation): string {
  const version = held(situation, "settings")?.kclVersion;
  if (version === undefined) return "";
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const told =
    major > 1 || minor >= 15
      ? "it never makes leases that are missing from a table that looks complete"
      : "it retries a foreign checkpoint for ever and deletes leases that it does not know";
  return ` This driver runs KCL ${version}: ${told}.`;
}
