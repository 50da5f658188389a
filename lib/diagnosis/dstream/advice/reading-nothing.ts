import type { Advice } from "@/lib/domain/verdict";
import { formatNumber } from "@/lib/format/quantity";
import { shardNames } from "@/lib/format/shard-names";
import { foreignLeases } from "@/lib/diagnosis/stream/quantities/leases/foreign-leases";
import { formerApplication } from "@/lib/diagnosis/driver/quantities/former-application";
import {
  shardProgress,
  type ShardProgress,
} from "@/lib/diagnosis/stream/quantities/leases/shard-progress";
import { slots } from "@/lib/diagnosis/dstream/quantities/receivers/slots";
import {
  areFromElsewhere,
  unreadStream,
} from "@/lib/diagnosis/stream/quantities/shards/unread-stream";
import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";
import { executorsAdvice } from "./executors";
import { foreignRowsAdvice } from "@/lib/diagnosis/stream/advice/foreign-rows";
import { restartAdvice } from "@/lib/diagnosis/parts/restart-advice";

/** Why nothing is read, as far as calls, executors and leases show, and what to do. */
export function readingNothingAdvice(situation: Situation): readonly Advice[] {
  if (unreadStream(situation)?.everyCallFails === true) return [refusedAdvice(situation)];
  if (slots(situation)?.total === 0) return executorsAdvice(situation);
  const former = formerApplication(situation);
  if (former !== undefined && unreadStream(situation) !== undefined)
    return [wrongApplication(situation, former)];
  const progress = shardProgress(situation);
  const doubt = areFromElsewhere(situation) ? [anotherDriver(situation)] : [];
  if (progress === undefined) return [...doubt, withoutTable(situation)];
  const foreign = foreignLeases(situation);
  if (foreign !== undefined && foreign.shardIds.length > 0) return foreignRowsAdvice(foreign);
  return [...doubt, ...byLeases(situation, progress)];
}

function byLeases(situation: Situation, progress: ShardProgress): readonly Advice[] {
  const where = `The lease table ${progress.table} in ${progress.region}`;
  if (progress.leases === 0)
    return [
      {
        text: "Check the endpoint, the region and the permissions (kinesis:ListShards) of the receivers, and read their logs: the KCL cannot list the stream's shards.",
        because: `${where} is empty. The KCL keeps it in us-east-1 unless told otherwise.`,
      },
    ];
  const missing = progress.shards.filter(({ state }) => state === "missing").map(({ id }) => id);
  if (missing.length > 0)
    return [
      restartAdvice(
        situation,
        `${where} is this stream's, and has no lease for ${shardNames(missing)}: after a reshard the KCL's workers sometimes make none for the children until they are started again.`,
      ),
    ];
  if (progress.renewed)
    return [
      {
        text: "Read the receivers' logs for failing GetShardIterator or GetRecords calls (network, endpoint, permissions). Where they say nothing, restart the application.",
        because: `${where} fits this stream, its leases are renewed, and no checkpoint moves.`,
      },
    ];
  return [
    restartAdvice(
      situation,
      `${where} fits this stream, and nobody renews its leases: no receiver's worker is running.`,
    ),
  ];
}

/** The next application that starts on a host takes the next free port. */
function anotherDriver(situation: Situation): Advice {
  const name = situation.application?.name ?? "an application";
  return {
    text: `Look whether ${name} is the application that reads this stream: when a driver ends, another one may take its port. Set the application's name, and Narrows refuses a driver that runs another one.`,
    because: "Its batches hold records that were received while nobody read the stream.",
  };
}

function refusedAdvice(situation: Situation): Advice {
  const name = asOf(situation, "stream")?.name ?? "the stream";
  return {
    text: `Let the receivers' role call kinesis:GetRecords and kinesis:GetShardIterator on ${name}, and kms:Decrypt with the stream's key if it is encrypted. Then look whether the key is enabled. The receivers' logs name the refusal.`,
    because: "GetRecords is called, and no call succeeds (success 0 %).",
  };
}

function wrongApplication(situation: Situation, former: string): Advice {
  const name = situation.application?.name ?? "another application";
  return {
    text: `Find out where ${former} runs now, and set the Spark address to it; if it has ended, start it again. With the application's name configured, Narrows refuses a driver that runs another one.`,
    because: `The driver at this address ran ${former}, and now runs ${name}.`,
  };
}

function withoutTable(situation: Situation): Advice {
  const receivers = asOf(situation, "receivers");
  const active =
    receivers === undefined
      ? "Whether the receivers are active is not known"
      : `${formatNumber(receivers.active)} of ${formatNumber(receivers.configured)} receivers are active, which proves nothing`;
  return {
    text: "Read the receivers' logs, and look at the KCL's lease table (named after the application; in us-east-1 unless told otherwise): leases of another stream, or none, stop all reading.",
    because: `${active}, and no lease table was scanned.`,
  };
}
