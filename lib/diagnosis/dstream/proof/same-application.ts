import type { Situation } from "@/lib/diagnosis/situation/situation";
import { type Claim, proven, unproven } from "@/lib/diagnosis/parts/claim";
import { formerApplication } from "@/lib/diagnosis/driver/quantities/former-application";
import { leaseOwners } from "@/lib/diagnosis/dstream/quantities/receivers/lease-owners";
import { intakeRatios } from "@/lib/diagnosis/stream/quantities/share/minute-share";
import { shardProgress } from "@/lib/diagnosis/stream/quantities/leases/shard-progress";
import { median } from "@/lib/diagnosis/trends/median";

/** The application at the address is the same as before. */
export function sameApplication(s: Situation): Claim {
  const former = formerApplication(s);
  const name = s.application?.name;
  if (former === undefined || name === undefined)
    return proven(s, "same-application", {
      text: name === undefined ? "No application is known." : `The driver runs ${name}, as it did.`,
    });
  const doubt = `the driver at this address now runs ${name} instead of ${former}`;
  return readsTheSame(s)
    ? proven(s, "same-application", {
        text: `The driver runs ${name} instead of ${former}, and takes the same part of the puts.`,
      })
    : unproven(s, "same-application", doubt);
}

/**
 * The puts that it takes may differ from its predecessor's by this part. A renamed application reads on;
 * another one does not.
 */
const ALIKE = 0.1;
const FEWEST_MINUTES = 5;

/** Its receivers hold the leases, or it takes the same part of the puts as its predecessor. */
function readsTheSame(s: Situation): boolean {
  if (leaseOwners(s)?.allOurs === true && shardProgress(s)?.renewed === true) return true;
  const { startedAt = Infinity } = s.application ?? {};
  const ratios = intakeRatios(s);
  const [before, since] = [
    ratios.filter(({ at }) => at < startedAt),
    ratios.filter(({ at }) => at >= startedAt),
  ].map((part) =>
    part.length < FEWEST_MINUTES ? undefined : median(part.map(({ ratio }) => ratio)),
  );
  return before !== undefined && since !== undefined && Math.abs(since / before - 1) <= ALIKE;
}
