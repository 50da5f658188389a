import { formatNumber, formatRatio } from "@/lib/format/quantity";
import { BATCHES, minutesAnswered } from "../needs";
import { intakeFall } from "../quantities/intake-fall";
import { type LeaseOwners, leaseOwners } from "../quantities/lease-owners";
import { clear, holds, type Rule, words } from "../rule";
import { held, type Situation } from "../situation";

/**
 * A second copy of the application runs under the same KCL name and holds a part of the leases, so that
 * a part of the records goes to it. The stream is read as before, nothing is late, and every checkpoint
 * moves: only the owners of the leases tell, and Spark's intake.
 */
export const sharedLeases: Rule = {
  cause: "shared-leases",
  bottleneck: "consumer",
  matters: false,
  needs: () => [...BATCHES, minutesAnswered],
  check(s) {
    const owners = leaseOwners(s);
    const fall = intakeFall(s);
    if (owners === undefined) return clear(words(s, "Whose workers hold the leases is not known."));
    const strange = owners.strangers.flatMap(({ shardIds }) => shardIds);
    const looked = {
      ...words(s, inWords(owners, strange.length)),
      value: strange.length,
      unit: "count",
      limit: 0,
      series: "intakeRecords",
    } as const;
    const others = strange.length > 0 || owners.workersBeyondReceivers > 0;
    if (!others || fall?.fell !== true) return clear(looked);
    const taken = formatRatio(fall.ratio);
    const shards = held(s, "stream")?.openShards ?? owners.live;
    const whose =
      strange.length > 0
        ? `workers that are not its receivers hold ${formatNumber(strange.length)} of ${formatNumber(shards)} leases`
        : `${formatNumber(owners.workersBeyondReceivers)} more workers hold leases than it has receivers`;
    return holds("critical", {
      headline: `A part of the records goes to another application: Spark takes ${taken} of what it took, and ${whose}.`,
      brief: `Spark takes ${taken} of what it took`,
      since: { at: fall.since, atLeast: false },
      looked,
    });
  },
};

function inWords(
  { strangers, live, workersBeyondReceivers }: LeaseOwners,
  strange: number,
): string {
  if (strange > 0)
    return `${formatNumber(strange)} of ${formatNumber(live)} leases are renewed by workers that are not this driver's receivers: ${strangers.map(({ owner }) => owner).join(", ")}.`;
  if (workersBeyondReceivers > 0)
    return `More workers renew leases than there are receivers: ${formatNumber(workersBeyondReceivers)} too many.`;
  return `No worker but this driver's receivers is known to hold one of ${formatNumber(live)} leases.`;
}
