import { describe, expect, it } from "vitest";
import type { FactKind, FactShapes, Reading } from "@/lib/domain/facts";
import { firstApplication } from "./past-window";

const HOUR = 3_600_000;
const END = 10 * HOUR;
const span = { from: END - HOUR, to: END };

const started = (startedAt: number) => ({
  id: "app-1",
  name: "ingest",
  startedAt,
  sparkVersion: "3.5.7",
  intervalMs: 5_000,
});

/** A history whose first reading of the application lies this long after the window's end. */
function read(afterMs: number, startedAt: number, now = END + 10 * HOUR) {
  const at = END + afterMs;
  const kept: Partial<Record<FactKind, Reading<unknown>>> = {
    application: { at, value: started(startedAt) },
    settings: { at, value: { backpressure: false } },
    receivers: { at, value: { active: 3 } },
    slots: { at, value: { total: 8 } },
  };
  const history = {
    async facts<K extends FactKind>(_id: string, kind: K, { from, to }: typeof span) {
      const one = kept[kind];
      // Made above with the shape of its kind.
      return (one && one.at >= from && one.at < to ? [one] : []) as readonly Reading<
        FactShapes[K]
      >[];
    },
  };
  return firstApplication(history, "orders", span, now);
}

describe("the application of a window before its first reading", () => {
  it("is the one read first, if it had been started by then", async () =>
    expect(await read(HOUR, END)).toMatchObject({
      application: [{ at: END, value: { intervalMs: 5_000 } }],
      settings: [{ at: END, value: { backpressure: false } }],
    }));
  it("has its receivers and slots with the instant of their reading, for they may change", async () =>
    expect(await read(HOUR, END)).toMatchObject({
      receivers: [{ at: END + HOUR, value: { active: 3 } }],
      slots: [{ at: END + HOUR, value: { total: 8 } }],
    }));
  it.each([
    ["was started after the window", HOUR, END + 1],
    ["was read too long after it", 3 * HOUR, END - 1],
    ["was not read yet", HOUR, END - 1, END + HOUR],
  ])("is not known when it %s", async (_what, afterMs, startedAt, now?: number) =>
    expect(await read(afterMs, startedAt, now)).toEqual({ application: [], settings: [] }),
  );
});
