import type { Advice } from "@/lib/domain/verdict";
import { formatNumber } from "@/lib/format/quantity";
import { shardNames } from "@/lib/format/shard-names";
import { leaseOwners } from "@/lib/diagnosis/dstream/quantities/receivers/lease-owners";
import { shardProgress } from "@/lib/diagnosis/stream/quantities/leases/shard-progress";
import type { Situation } from "@/lib/diagnosis/situation/situation";

/** Which leases belong to whom, and two ways to separate them. Neither deletes anything. */
export function sharedLeasesAdvice(situation: Situation): readonly Advice[] {
  const owners = leaseOwners(situation);
  if (owners === undefined) return [];
  const { foreign, workersBeyondReceivers } = owners;
  const table = shardProgress(situation)?.table;
  const whose = foreign.map(({ owner, shardIds }) => `${owner} holds ${shardNames(shardIds)}`);
  return [
    {
      text: "Stop the other application that runs under this KCL name (a staging copy, or a driver that was thought dead), or give it a name of its own. This application then gets the leases back by itself, with their checkpoints.",
      because:
        whose.length > 0
          ? `In ${table ?? "the lease table"} ${whose.join("; ")}: none of this driver's receivers runs there.`
          : `${formatNumber(workersBeyondReceivers)} more workers renew leases than this driver has receivers.`,
    },
  ];
}
