import type { Advice } from "@/lib/domain/verdict";
import { formatNumber } from "@/lib/format/quantity";
import { shardProgress } from "../quantities/shard-progress";
import { unreadShards } from "../quantities/unread-shards";
import { held, type Situation } from "../situation";
import { namesOf } from "./lease-table";
import { awsCommand } from "./shell-command";

/** Whose leases the table holds, and what its deletion means. */
export function readingNothingAdvice(situation: Situation): readonly Advice[] {
  const progress = shardProgress(situation);
  if (progress === undefined) return [withoutTable(situation)];
  const { table, region, leases } = progress;
  const where = `The lease table ${table} in ${region}`;
  if (leases === 0)
    return [
      {
        text: "The KCL cannot list the stream's shards: check the endpoint, the region and the permissions (kinesis:ListShards) of the receivers, and read their logs.",
        because: `${where} is empty. The KCL keeps it in us-east-1 unless told otherwise.`,
      },
    ];
  const foreign = (unreadShards(situation) ?? []).filter(
    ({ state }) => state === "foreign" || state === "missing",
  );
  if (foreign.length === 0)
    return [
      {
        text: "The leases are held but no checkpoint moves: read the receivers' logs for failing GetShardIterator or GetRecords calls.",
        because: `${where} fits this stream, and ${progress.renewed ? "its leases are renewed" : "nobody renews its leases"}.`,
      },
    ];
  return [
    {
      text: "Give the application a name of its own, or stop it and delete that table: it then reads every shard from its initial position again.",
      because: `${where} belongs to another stream: the leases of ${namesOf(foreign.map(({ id }) => id))} do not fit this one.`,
      command: awsCommand("dynamodb delete-table", { region, "table-name": table }),
    },
  ];
}

function withoutTable(situation: Situation): Advice {
  const receivers = held(situation, "receivers");
  const active =
    receivers === undefined
      ? "Whether the receivers are active is not known"
      : `${formatNumber(receivers.active)} of ${formatNumber(receivers.configured)} receivers are active, which proves nothing`;
  return {
    text: "Read the receivers' logs, and look at the KCL's lease table (named after the application; in us-east-1 unless told otherwise): leases of another stream, or none, stop all reading.",
    because: `${active}, and no lease table was scanned.`,
  };
}
