import { describe, expect, it } from "vitest";
import { debtsIn, paid, unowed } from "@/lib/incidents/agreements/debts";
import { brokenInLives } from "./played";

const broken = brokenInLives();
const debts = debtsIn(new URL("debts.txt", import.meta.url), broken);

describe("what a person reads at one time agrees, while a trouble comes and is mended", () => {
  it("breaks no agreement that is not listed as a debt", () => {
    expect(unowed(broken, debts)).toEqual([]);
  });

  it("lists no debt that is paid", () => {
    expect(paid(broken, debts)).toEqual([]);
  });
});
