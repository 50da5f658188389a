import { describe } from "vitest";
import { batchesContract } from "./batches";
import { bucketsContract } from "./buckets";
import { changesContract } from "./changes";
import { closingContract } from "./closing";
import { expiryContract } from "./expiry";
import { factsContract } from "./facts";
import { evaluatedContract } from "./evaluated";
import { periodsContract } from "./periods";
import { signalsContract } from "./signals";
import type { StoreUnderTest } from "./store-under-test";
import { writersContract } from "./writers";

const PARTS = [
  periodsContract,
  batchesContract,
  factsContract,
  evaluatedContract,
  changesContract,
  bucketsContract,
  writersContract,
  expiryContract,
  signalsContract,
  closingContract,
];

/** The promises of the port, checked for a store. It knows the port and the factory, and no store. */
export function historyContract(store: StoreUnderTest): void {
  describe(`the history's contract, kept by ${store.name}`, () => {
    for (const part of PARTS) part(store);
  });
}
