import { quantity } from "../quantity";
import type { Situation } from "../situation";
import { allShardsRead } from "./all-shards-read";
import { batchesMade } from "./batches-made";
import type { Claim } from "./claim";
import { intakeAccounts } from "./intake-accounts";
import { minutesPublished } from "./minutes-published";
import { smallLag } from "./small-lag";
import { sameApplication } from "./same-application";
import { streamRead } from "./stream-read";

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
