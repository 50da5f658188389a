import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { allShardsRead } from "@/lib/diagnosis/stream/proof/all-shards-read";
import { batchesMade } from "@/lib/diagnosis/dstream/proof/batches-made";
import type { Claim } from "@/lib/diagnosis/kind/claim";
import { intakeAccounts } from "@/lib/diagnosis/dstream/proof/intake-accounts";
import { minutesPublished } from "@/lib/diagnosis/stream/proof/minutes-published";
import { smallLag } from "@/lib/diagnosis/stream/proof/small-lag";
import { sameApplication } from "@/lib/diagnosis/dstream/proof/same-application";
import { streamRead } from "@/lib/diagnosis/stream/proof/stream-read";

const CLAIMS: readonly ((situation: Situation) => Claim)[] = [
  minutesPublished,
  streamRead,
  allShardsRead,
  smallLag,
  intakeAccounts,
  batchesMade,
  sameApplication,
];

/**
 * What must be shown before a verdict may be calm: `ok` is a claim with its own proof, and not what is
 * left when no rule holds. In the order in which the doubts are said.
 */
export const proof = quantity((situation): readonly Claim[] =>
  CLAIMS.map((claim) => claim(situation)),
);

/** The first thing that speaks against all being well, or that must be known and is not. */
export const doubt = quantity((situation): Claim | undefined => {
  const claims = proof(situation);
  return (
    claims.find(({ state }) => state === "refuted") ??
    claims.find(({ state, dispensable }) => state === "unproven" && dispensable !== true)
  );
});

/** What a calm verdict stands without, in words; empty where everything is proven. */
export const restsOn = quantity((situation): readonly string[] =>
  proof(situation).flatMap(({ state, dispensable, doubt: open }) =>
    state === "unproven" && dispensable === true && open !== undefined ? [open] : [],
  ),
);
