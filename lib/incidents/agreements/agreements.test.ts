import { describe, expect, it } from "vitest";
import { AGREEMENTS } from "./all";
import { debtsIn, paid, unowed } from "./debts";
import { brokenInKept } from "./kept";

const broken = brokenInKept();
const debts = debtsIn(new URL("debts.txt", import.meta.url), broken);

describe("what a person reads at one time agrees, over all that is kept", () => {
  it("breaks no agreement that is not listed as a debt", () => {
    expect(unowed(broken, debts)).toEqual([]);
  });

  it("lists no debt that is paid", () => {
    expect(paid(broken, debts)).toEqual([]);
  });

  it("names every agreement once", () => {
    const names = AGREEMENTS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
