import { expect, it } from "vitest";
import type { Move } from "@/lib/domain/comparison";
import { onsetNotes } from "./onset-words";

const move: Move = {
  series: "processingTime",
  direction: "rose",
  at: 0,
  atOrBefore: false,
  stepMs: 5_000,
  unit: "ms",
  before: 2_000,
  after: 6_200,
};
const usual = { state: "before", together: 1, more: 0, first: [move, move, move] } as const;

it.each([
  ["nothing to add", usual, []],
  ["that it is the only one", { ...usual, first: [move] }, ["Nothing else moved."]],
  ["the number of others", { ...usual, more: 4 }, ["4 more moved."]],
  [
    "that there is no order",
    { ...usual, together: 2 },
    ["Which of the first two was first cannot be told."],
  ],
  ["that all came later", { ...usual, state: "after" }, ["Nothing moved before the verdict."]],
  [
    "that the beginning is not known",
    { ...usual, sinceIsAtLeast: true },
    ["It may have begun before these data."],
  ],
  ["nothing where nothing was compared", { ...usual, state: "too-little", together: 0 }, []],
] as const)("the notes say %s", (_what, changes, notes) =>
  expect(onsetNotes(changes)).toEqual(notes),
);
