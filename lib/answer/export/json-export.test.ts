import { describe, expect, it } from "vitest";
import { healed } from "./fixtures/incident";
import { withIsoTimes } from "./json-export";

describe("ISO times", () => {
  it("are beside every instant, at any depth, and change nothing else", () => {
    const answer = { window: { from: 0, to: 60_000, live: false }, events: [{ at: 1, kind: "x" }] };
    expect(withIsoTimes(answer)).toEqual({
      window: {
        from: 0,
        fromIso: "1970-01-01T00:00:00.000Z",
        to: 60_000,
        toIso: "1970-01-01T00:01:00.000Z",
        live: false,
      },
      events: [{ at: 1, atIso: "1970-01-01T00:00:00.001Z", kind: "x" }],
    });
  });

  it.each([
    ["unknown values", { since: null }],
    ["durations and counts", { catchUpMs: 5_000, backlogAtStart: 7 }],
    ["points", { points: [[1, 2]] }],
    ["words", { from: "now-1h" }],
    ["anything that is no time", { to: Number.POSITIVE_INFINITY }],
  ])("are not made of %s", (_what, value) => expect(withIsoTimes(value)).toEqual(value));

  it("are made of every name that ends in At", () =>
    expect(withIsoTimes({ levelAt: 60_000 })).toEqual({
      levelAt: 60_000,
      levelAtIso: "1970-01-01T00:01:00.000Z",
    }));

  it("say when the incident of a file began", () =>
    expect(withIsoTimes(healed)).toMatchObject({
      worst: {
        from: healed.worst?.from,
        fromIso: "2026-10-25T00:40:00.000Z",
        toIso: "2026-10-25T01:51:00.000Z",
      },
    }));
});
