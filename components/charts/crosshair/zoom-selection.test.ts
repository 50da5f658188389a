import { describe, expect, it } from "vitest";
import { ZoomSelection } from "./zoom-selection";

const dragged = (...fractions: readonly number[]) => {
  const selection = new ZoomSelection();
  const [first = 0, ...others] = fractions;
  selection.begin(first);
  for (const fraction of others) selection.move(fraction);
  return selection;
};

describe("ZoomSelection", () => {
  it.each([
    ["goes from left to right", [0.2, 0.5], [0.2, 0.5]],
    ["goes from right to left", [0.5, 0.2], [0.2, 0.5]],
    ["ends where it was let go", [0.2, 0.9, 0.4], [0.2, 0.4]],
    ["is null for a click", [0.3, 0.305], null],
  ])("%s", (_what, fractions, part) => expect(dragged(...fractions).release()).toEqual(part));

  it("is over once released", () => {
    const selection = dragged(0.1, 0.6);
    selection.release();
    expect([selection.dragging, selection.release()]).toEqual([false, null]);
  });

  it("appears on every chart, and disappears", () => {
    const seen: unknown[] = [];
    const selection = new ZoomSelection();
    selection.join((part) => seen.push(part));
    selection.begin(0.25);
    selection.move(0.5);
    selection.cancel();
    expect(seen).toEqual([null, null, [0.25, 0.5], null]);
  });

  it("moves nothing before it has begun", () => {
    const selection = new ZoomSelection();
    selection.move(0.4);
    expect(selection.dragging).toBe(false);
  });
});
