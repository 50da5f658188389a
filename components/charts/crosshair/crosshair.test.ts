import { beforeEach, describe, expect, it, vi } from "vitest";
import { Crosshair, type CrosshairMark } from "./crosshair";
import type { KeySteps } from "./key-steps";
import { moveByKey } from "./move-by-key";

describe("Crosshair", () => {
  const marks: (CrosshairMark | null)[] = [];
  const draw = vi.fn((mark: CrosshairMark | null) => void marks.push(mark));
  let crosshair: Crosshair;
  beforeEach(() => {
    marks.length = 0;
    draw.mockClear();
    crosshair = new Crosshair({
      from: 0,
      to: 1_000,
      live: false,
      settledTo: 1_000,
      countedTo: 1_000,
    });
    crosshair.fit(crosshair.window, 100);
    crosshair.join(draw);
  });

  it("is nowhere at first", () => expect(marks).toEqual([null]));

  it.each([
    ["snaps to the bucket under the pointer", 0.25, 200],
    ["stays in the last bucket at the right edge", 1, 900],
    ["stays in the first at the left edge", 0, 0],
  ])("%s", (_what, fraction, at) => {
    crosshair.point(fraction);
    expect(crosshair.at).toBe(at);
    expect(marks.at(-1)).toEqual({
      at,
      fraction: (at + 50) / 1_000,
      share: 0.1,
      chart: null,
      held: false,
    });
  });

  it("draws nothing while the pointer stays in one bucket", () => {
    crosshair.point(0.21);
    crosshair.point(0.28);
    expect(draw).toHaveBeenCalledTimes(2);
  });

  it("stays at its time when the window moves on", () => {
    crosshair.point(0.55);
    crosshair.fit({ ...crosshair.window, from: 100, to: 1_100 }, 100);
    expect(marks.at(-1)).toMatchObject({ at: 500, fraction: 0.45 });
  });

  describe("by keys", () => {
    const steps: KeySteps = { stepMs: 100, begin: 600, end: 800, chart: "bytes" };
    const press = (key: string, over = steps) => {
      expect(moveByKey(crosshair, key, over)).toBe(true);
      return crosshair.at;
    };
    it.each(["ArrowLeft", "ArrowRight", "PageUp", "PageDown"])(
      "%s begins at the newest settled datapoint",
      (key) => expect(press(key)).toBe(600),
    );
    it("moves to the newest datapoint, and not into the unpublished end", () => {
      press("ArrowRight");
      expect([press("ArrowRight"), press("ArrowRight"), press("ArrowRight")]).toEqual([
        700, 800, 800,
      ]);
      expect([press("PageUp"), press("End"), press("Home")]).toEqual([0, 800, 0]);
    });
    it("steps over whole buckets of the group, also from between them", () => {
      crosshair.fit(crosshair.window, 10);
      crosshair.point(0.35);
      const wide = { ...steps, stepMs: 200 };
      expect(press("ArrowRight", wide)).toBe(400);
      expect(marks.at(-1)).toMatchObject({ fraction: 0.5, share: 0.2, chart: "bytes" });
    });
    it("begins at the end of the axis when nothing is known", () =>
      expect(press("ArrowLeft", { ...steps, begin: null, end: null })).toBe(900));
    it("leaves other keys alone", () => expect(moveByKey(crosshair, "a", steps)).toBe(false));
  });

  describe("held by a finger", () => {
    beforeEach(() => {
      crosshair.point(0.5, "bytes");
      crosshair.hold();
    });
    it("stays when the finger leaves", () => {
      crosshair.leave();
      expect(marks.at(-1)).toMatchObject({ at: 500, held: true });
    });
    it("moves to the next tap, and is held there", () => {
      crosshair.point(0.2, "age");
      crosshair.leave();
      expect(marks.at(-1)).toMatchObject({ at: 200, chart: "age", held: true });
    });
    it("goes back to it when a move turns out to scroll the page", () => {
      const back = crosshair.remember();
      crosshair.point(0.9, "age");
      back();
      expect(marks.at(-1)).toMatchObject({ at: 500, chart: "bytes", held: true });
    });
    it("goes back to nothing when nothing was held", () => {
      crosshair.hide();
      const back = crosshair.remember();
      crosshair.point(0.9, "age");
      back();
      expect(marks.at(-1)).toBeNull();
    });
    it("is let go when it is hidden", () => {
      crosshair.hide();
      crosshair.point(0.1);
      crosshair.leave();
      expect(marks.at(-1)).toBeNull();
    });
  });

  it("holds nothing while it points nowhere", () => {
    crosshair.hold();
    expect(crosshair.held).toBe(false);
  });

  it("hides, and does not call a chart that has left", () => {
    const other = vi.fn();
    const leave = crosshair.join(other);
    leave();
    crosshair.point(0.5);
    crosshair.hide();
    expect(marks.at(-1)).toBeNull();
    expect(other).toHaveBeenCalledTimes(1);
  });
});
