import { describe, expect, it } from "vitest";
import { calmVerdict } from "@/lib/domain/testing/calm-verdict";
import { changeTo, changeToSilence, type VerdictChange } from "@/lib/domain/verdict-change";
import {
  PIPELINE,
  seconds,
  T0,
  temporaryDirectory,
  temporaryHistory,
} from "../testing/test-history";

function changeAt(second: number, headline = `said at ${second}`): VerdictChange {
  return changeTo(calmVerdict(T0 + second * 1_000, headline), PIPELINE, null);
}

const logged = ({ verdict: _verdict, ...rest }: VerdictChange) => rest;

async function historyWith(...changes: readonly VerdictChange[]) {
  const history = await temporaryHistory();
  for (const change of changes) await history.recordChange(change);
  return history;
}

describe("the log of verdicts", () => {
  it.each([
    ["begins with the verdict that held", 90, 200, [60, 120]],
    ["begins at its own instant when that is the span's first", 60, 200, [60, 120]],
    ["is complete if there was no verdict before", -100, 200, [0, 60, 120]],
    ["leaves out a change at the span's end", 60, 120, [60]],
    ["is what still holds long after", 9_000, 9_100, [120]],
    ["is empty before the first verdict", -100, -50, []],
  ])("%s", async (_what, from, to, expected) => {
    const history = await historyWith(...[120, 0, 60].map((second) => changeAt(second)));
    await history.recordChange({ ...changeAt(70), id: "other", pipeline: "other" });
    expect(await history.changes(PIPELINE, seconds(from, to))).toEqual(
      expected.map((second) => logged(changeAt(second))),
    );
  });

  it("keeps a time without a verdict", async () => {
    const silence = changeToSilence(T0 + 60_000, PIPELINE, changeAt(0).to);
    const history = await historyWith(changeAt(0), silence);
    expect(await history.changes(PIPELINE, seconds(60, 61))).toEqual([logged(silence)]);
  });

  it("is written once: a change with the same identity replaces nothing", async () => {
    const directory = temporaryDirectory();
    const first = await temporaryHistory({ directory });
    expect(await first.recordChange(changeAt(0))).toBe(true);
    await first.close();
    const second = await temporaryHistory({ directory });
    // Seconds later, by another writer: the same pipeline, minute and cause.
    expect(await second.recordChange(changeAt(7, "something else"))).toBe(false);
    expect(await second.changes(PIPELINE, seconds(0, 60))).toEqual([logged(changeAt(0))]);
    expect(await second.outbox(PIPELINE, 10)).toEqual([changeAt(0)]);
  });

  it("shows no secret that an earlier version wrote", async () => {
    const history = await historyWith(changeAt(0, "outputs fail (token=abc)"));
    const [change] = await history.changes(PIPELINE, seconds(0, 10));
    expect(change?.to?.headline).toBe("outputs fail (token=[masked]");
  });

  it("expires with age, except for the change that still holds", async () => {
    const history = await temporaryHistory({ now: () => T0 });
    for (const second of [0, 60, 120]) await history.recordChange(changeAt(second));
    await history.expire(T0 + 100_000);
    const changes = await history.changes(PIPELINE, seconds(-1_000, 1_000));
    expect(changes).toEqual([60, 120].map((second) => logged(changeAt(second))));
  });
});

describe("the outbox", () => {
  it("has every change in full, the oldest first, and no more than requested", async () => {
    const history = await historyWith(changeAt(120), changeAt(0), changeAt(60));
    expect(await history.outbox(PIPELINE, 2)).toEqual([changeAt(0), changeAt(60)]);
  });

  it("lacks what was removed from it, which stays in the log", async () => {
    const history = await historyWith(changeAt(0), changeAt(60));
    await history.takeOutOfOutbox(PIPELINE, changeAt(0).id);
    expect(await history.outbox(PIPELINE, 10)).toEqual([changeAt(60)]);
    expect(await history.changes(PIPELINE, seconds(0, 100))).toHaveLength(2);
  });

  it("does not get a removed change back when it is written again", async () => {
    const history = await historyWith(changeAt(0));
    await history.takeOutOfOutbox(PIPELINE, changeAt(0).id);
    await history.recordChange(changeAt(0));
    expect(await history.outbox(PIPELINE, 10)).toEqual([]);
  });
});
