import { expect, it } from "vitest";
import { isAnswer, SOURCE_FAULTS } from "./source-state";

it("takes every fault for an answer but those in which nothing came back", () => {
  expect(SOURCE_FAULTS.filter((fault) => !isAnswer(fault))).toEqual([
    "refused",
    "unreachable",
    "timeout",
  ]);
});
