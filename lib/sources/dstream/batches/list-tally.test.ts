import { expect, it } from "vitest";
import { tallyOf } from "./list-tally";

function counters(completedBatches: number, activeBatches: number) {
  return { completedBatches, activeBatches, receivedRecords: 0, processedRecords: 0 };
}

it.each([
  { name: "nothing moved", before: [7, 2], inList: 2, after: [7, 2], completed: 7, isExact: true },
  {
    name: "nothing was ever made",
    before: [0, 0],
    inList: 0,
    after: [0, 0],
    completed: 0,
    isExact: true,
  },
  {
    name: "one ended before the list",
    before: [7, 2],
    inList: 1,
    after: [8, 1],
    completed: 8,
    isExact: true,
  },
  {
    name: "one ended after the list",
    before: [7, 2],
    inList: 2,
    after: [8, 1],
    completed: 7,
    isExact: true,
  },
  {
    name: "one appeared before the list",
    before: [7, 2],
    inList: 3,
    after: [7, 3],
    completed: 7,
    isExact: true,
  },
  {
    name: "one appeared and one ended, in an order that the list does not tell",
    before: [7, 1],
    inList: 1,
    after: [8, 1],
    completed: 7,
    isExact: false,
  },
])(
  "finds the counters at the time of the list when $name",
  ({ before, inList, after, completed, isExact }) => {
    const [done = 0, active = 0] = before;
    const [doneAfter = 0, activeAfter = 0] = after;
    const tally = tallyOf(counters(done, active), inList, counters(doneAfter, activeAfter));
    expect(tally).toEqual({ completed, isExact });
  },
);
