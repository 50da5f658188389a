import { expect, it } from "vitest";
import { isAnswer, SOURCE_FAULTS } from "./source-state";

it("counts every fault as an answer, except those without any response", () => {
  expect(SOURCE_FAULTS.filter((fault) => !isAnswer(fault))).toEqual([
    "refused",
    "unreachable",
    "timeout",
  ]);
});
