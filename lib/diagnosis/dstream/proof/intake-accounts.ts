import { formatNumber, formatRatio } from "@/lib/format/quantity";
import { intakeFall } from "@/lib/diagnosis/stream/quantities/share/intake-fall";
import { leaseOwners } from "@/lib/diagnosis/dstream/quantities/receivers/lease-owners";
import { streamReading } from "@/lib/diagnosis/stream/quantities/put/reading";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { type Claim, proven, refuted, unproven } from "@/lib/diagnosis/parts/claim";

/**
 * The records read from the stream reach this application. Its intake may fall while reads stay the same: a
 * second reader with the same KCL name takes a part, or another stream of the application went quiet. The
 * lease owners show which.
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
