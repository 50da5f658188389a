import { formatNumber, formatRatio } from "@/lib/format/quantity";
import { intakeFall } from "@/lib/diagnosis/stream/quantities/share/intake-fall";
import { leaseOwners } from "@/lib/diagnosis/dstream/quantities/receivers/lease-owners";
import { streamReading } from "@/lib/diagnosis/stream/quantities/put/reading";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { type Claim, proven, refuted, unproven } from "@/lib/diagnosis/parts/claim";

/**
 * What the stream gives reaches this application. Its intake may fall against an unchanged get because a
 * second reader under the same KCL name takes a part, or because another stream of the application went
 * quiet: the owners of the leases tell these apart.
 */
export function intakeAccounts(s: Situation): Claim {
  const fall = intakeFall(s);
  const owners = leaseOwners(s);
  const strange = owners?.foreign.map(({ owner }) => owner) ?? [];
  if (strange.length > 0)
    return refuted(
      s,
      "intake-accounts",
      {
        text: `Leases are held by workers that are not this driver's receivers: ${strange.join(", ")}.`,
      },
      `workers that are not this driver's receivers hold leases under its KCL name (${strange.join(", ")})`,
    );
  const beyond = owners?.workersBeyondReceivers ?? 0;
  if (beyond > 0)
    return refuted(
      s,
      "intake-accounts",
      { text: `${formatNumber(beyond)} more workers renew leases than there are receivers.` },
      `${formatNumber(beyond)} more ${beyond === 1 ? "worker renews" : "workers renew"} leases under its KCL name than it has receivers`,
    );
  if (fall === undefined)
    return unproven(
      s,
      "intake-accounts",
      "how much of the stream Spark usually takes is not known yet",
      {
        dispensable: true,
      },
    );
  const taken = formatRatio(fall.ratio);
  const looked = { from: fall.since, to: s.settledTo, series: "intakeRecords" } as const;
  if (!fall.fell)
    return proven(s, "intake-accounts", {
      text: `Spark takes ${taken} of its usual share.`,
      ...looked,
    });
  if (owners?.allOurs === true)
    return proven(s, "intake-accounts", {
      text: `Spark takes ${taken} of its usual records, and its own receivers hold every lease: another stream of it has become quieter.`,
      ...looked,
    });
  return refuted(
    s,
    "intake-accounts",
    {
      text: `Spark takes ${taken} of what it usually takes${streamReading(s)?.isRead === true ? ", though the stream is read" : ""}.`,
      ...looked,
    },
    `Spark takes ${taken} of what it took, and nothing holds it back: a second application may run under its KCL name, or another stream of it may have become quieter`,
  );
}
