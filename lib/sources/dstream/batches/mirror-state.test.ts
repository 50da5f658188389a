import { expect, it } from "vitest";
import { BatchSpacing } from "./mirror-state";

it.each([
  { name: "a regular beat", ids: [1_000, 2_000, 3_000], next: [4_000, 5_000, 6_000] },
  {
    name: "a window's beat, and then all else",
    ids: [1_000, 4_000, 7_000],
    next: [10_000, 8_000, 9_000, 11_000],
  },
  { name: "uneven distances", ids: [1_000, 3_000, 4_000], next: [5_000, 6_000, 7_000] },
  { name: "one batch", ids: [5_000], next: [6_000, 7_000] },
  { name: "a batch reported twice", ids: [1_000, 2_000, 2_000], next: [3_000, 4_000] },
  { name: "no batch", ids: [], next: [] },
])("expects the next batch after $name", ({ ids, next }) => {
  const spacing = new BatchSpacing();
  for (const id of ids) spacing.add(id);
  const candidates = spacing.candidates(1_000);
  expect(next.map(() => candidates.next().value)).toEqual(next);
  expect(spacing.newest).toBe(ids.at(-1));
  if (ids.length === 0) expect(candidates.next().done).toBe(true);
});
