import { sinceStart } from "@/lib/diagnosis/situation/since-start";
import { formatNumber, formatRatio } from "@/lib/format/quantity";
import { BATCHES } from "@/lib/diagnosis/dstream/needs";
import { type IntakeFall, intakeFall } from "@/lib/diagnosis/stream/quantities/share/intake-fall";
import {
  type LeaseOwners,
  leaseOwners,
} from "@/lib/diagnosis/dstream/quantities/receivers/lease-owners";
import { clear, firing, type Rule, words } from "@/lib/diagnosis/parts/rule";
import { asOf } from "@/lib/diagnosis/situation/situation";
import { minutesAnswered } from "@/lib/diagnosis/stream/needs";

/**
 * A second copy of the application runs under the same KCL name and holds a part of the leases, so a part
 * of the records goes to it. The stream is read as before, nothing is late, and every checkpoint moves.
 * Only the lease owners and Spark's intake show it.
 */
export const sharedLeases: Rule = {
  cause: "shared-leases",
  bottleneck: "consumer",
  matters: false,
  needs: () => [...BATCHES, minutesAnswered],
  check(s) {
    const owners = leaseOwners(s);
    const fall = intakeFall(s);
    if (owners === undefined)
      return clear(words(s, "It is not known which workers hold the leases."));
    const strange = owners.foreign.flatMap(({ shardIds }) => shardIds);
    const looked = {
      ...words(s, inWords(owners, strange.length)),
      value: strange.length,
      unit: "count",
      limit: 0,
      series: "intakeRecords",
    } as const;
    const others = strange.length > 0 || owners.workersBeyondReceivers > 0;
    const shards = asOf(s, "stream")?.openShards ?? owners.live;
    const part = strange.length / Math.max(1, shards);
    if (!others || !isBornOut(fall, part)) return clear(looked);
    const whose =
      strange.length > 0
        ? `workers that are not its receivers hold ${formatNumber(strange.length)} of ${formatNumber(shards)} leases`
        : `${formatNumber(owners.workersBeyondReceivers)} more workers hold leases than it has receivers`;
    const taken =
      fall?.fell === true ? `Spark takes ${formatRatio(fall.ratio)} of what it took, and ` : "";
    return firing("critical", {
      headline: `A part of the records goes to another application: ${taken}${whose}.`,
      brief: `another application holds a part of the leases`,
      since: fall?.fell === true ? { at: fall.since, atLeast: false } : sinceStart(s),
      looked,
    });
  },
};

/** A smaller part of the shards is not visible in the intake. */
const SHOWS = 0.15;

/**
 * Spark's intake fell. Or a fall could not have been seen, because it began at the start or is too small.
 */
function isBornOut(fall: IntakeFall | undefined, part: number): boolean {
  return fall === undefined || fall.fell || (part > 0 && part < SHOWS);
}

function inWords({ foreign, live, workersBeyondReceivers }: LeaseOwners, strange: number): string {
  if (strange > 0)
    return `${formatNumber(strange)} of ${formatNumber(live)} leases are renewed by workers that are not this driver's receivers: ${foreign.map(({ owner }) => owner).join(", ")}.`;
  if (workersBeyondReceivers > 0)
    return `More workers renew leases than there are receivers: ${formatNumber(workersBeyondReceivers)} too many.`;
  return `No worker but this driver's receivers is known to hold one of ${formatNumber(live)} leases.`;
}
