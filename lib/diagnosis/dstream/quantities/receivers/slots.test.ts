import { expect, it } from "vitest";
import { allSlotsTaken } from "./slots";

it.each([
  { receivers: 1, total: 1, says: "1 receiver holds the only task slot" },
  { receivers: 4, total: 4, says: "4 receivers hold all 4 task slots" },
  { receivers: 1, total: 4, says: "1 receiver holds all 4 task slots" },
])("$says", ({ receivers, total, says }) =>
  expect(allSlotsTaken({ receivers, total, free: 0 })).toBe(says),
);
