import { describe, expect, it } from "vitest";
import type { Said } from "@/lib/domain/verdict";
import { PIPELINE, seconds, T0, temporaryDirectory, temporaryHistory } from "./test-history";

const saidAt = (second: number, headline = `said at ${second}`): Said => ({
  at: T0 + second * 1_000,
  bottleneck: "none",
  severity: "ok",
  cause: "keeping-up",
  since: null,
  headline,
});

describe("what was said", () => {
  it.each([
    ["begins with what was being said", 90, 200, [60, 120]],
    ["begins at its own instant when that is the span's first", 60, 200, [60, 120]],
    ["is all there is when nothing was said before", -100, 200, [0, 60, 120]],
    ["leaves out what was said at the span's end", 60, 120, [60]],
    ["is what still holds long after", 9_000, 9_100, [120]],
    ["is nothing before the first word", -100, -50, []],
  ])("%s", async (_what, from, to, expected) => {
    const history = await temporaryHistory();
    await history.recordSaid(
      PIPELINE,
      [120, 0, 60].map((second) => saidAt(second)),
    );
    await history.recordSaid("other", [saidAt(70)]);
    const said = await history.said(PIPELINE, seconds(from, to));
    expect(said).toEqual(expected.map((second) => saidAt(second)));
  });

  it("is written once: what is said of that instant later does not replace it", async () => {
    const directory = temporaryDirectory();
    const first = await temporaryHistory({ directory });
    await first.recordSaid(PIPELINE, [saidAt(0)]);
    await first.close();
    const second = await temporaryHistory({ directory });
    await second.recordSaid(PIPELINE, [saidAt(0, "something else")]);
    expect(await second.said(PIPELINE, seconds(0, 10))).toEqual([saidAt(0)]);
  });

  it("tells no secret that an earlier version wrote", async () => {
    const history = await temporaryHistory();
    await history.recordSaid(PIPELINE, [saidAt(0, "outputs fail (token=abc)")]);
    expect(await history.said(PIPELINE, seconds(0, 10))).toEqual([
      saidAt(0, "outputs fail (token=[masked]"),
    ]);
  });

  it("is forgotten with age, but for what was still being said", async () => {
    const history = await temporaryHistory({ now: () => T0 });
    await history.recordSaid(
      PIPELINE,
      [0, 60, 120].map((second) => saidAt(second)),
    );
    await history.expire(T0 + 100_000);
    expect(await history.said(PIPELINE, seconds(-1_000, 1_000))).toEqual(
      [60, 120].map((s) => saidAt(s)),
    );
  });
});
