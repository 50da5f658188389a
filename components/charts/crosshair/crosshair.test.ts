import { beforeEach, describe, expect, it, vi } from "vitest";
import { Crosshair, type CrosshairMark } from "./crosshair";

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
    expect(marks.at(-1)).toEqual({ at, fraction: (at + 50) / 1_000 });
  });

  it("draws nothing while the pointer stays in one bucket", () => {
    crosshair.point(0.21);
    crosshair.point(0.28);
    expect(draw).toHaveBeenCalledTimes(2);
  });

  it("stays at its time when the window moves on", () => {
    crosshair.point(0.55);
    crosshair.fit({ ...crosshair.window, from: 100, to: 1_100 }, 100);
    expect(marks.at(-1)).toEqual({ at: 500, fraction: 0.45 });
  });

  it("moves by keys from the newest bucket to both ends, and not beyond", () => {
    crosshair.nudge(-1);
    expect(crosshair.at).toBe(900);
    crosshair.nudge(-12);
    expect(crosshair.at).toBe(0);
    crosshair.last();
    crosshair.nudge(1);
    expect(crosshair.at).toBe(900);
    crosshair.first();
    expect(crosshair.at).toBe(0);
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
