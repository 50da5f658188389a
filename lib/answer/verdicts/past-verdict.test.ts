import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHistory } from "@/lib/history/factory/open-history";
import type { History } from "@/lib/history/port";
import { firstVerdict } from "@/lib/domain/first-verdict";
import { pinnedVerdict } from "./past-verdict";

const HOUR = 3_600_000;
const T0 = 1_000 * HOUR;
const FILL = { from: T0, to: T0 + HOUR, periodMs: 60_000, askedAt: T0 + 9 * HOUR, metrics: 11 };

let history: History;
const directory = mkdtempSync(join(tmpdir(), "narrows-kept-verdict-"));

beforeAll(async () => {
  history = await openHistory({ directory });
});

afterAll(async () => {
  await history.close();
  rmSync(directory, { recursive: true });
});

describe("a kept verdict", () => {
  it.each([
    ["of the first instant of a later back-fill stays", 0, true],
    ["of an instant inside it is evaluated again", 1, false],
    ["whose look-back has its last millisecond is evaluated again", 4 * HOUR - 1, false],
    ["whose look-back no longer has it stays", 4 * HOUR, true],
  ])("%s", async (pipeline, after, stands) => {
    const at = T0 + after;
    await history.pinVerdict(pipeline, { verdict: firstVerdict(at), filledAt: 0 });
    expect((await pinnedVerdict(history, pipeline, at)).verdict).toEqual(firstVerdict(at));
    await history.recordFill(pipeline, FILL);
    const known = await pinnedVerdict(history, pipeline, at);
    expect(known.verdict).toEqual(stands ? firstVerdict(at) : undefined);
    expect(known.filledAt).toBe(stands ? 0 : FILL.askedAt);
  });

  it("is replaced by one that knew of a newer back-fill, and then stays", async () => {
    const told = (headline: string) => ({ ...firstVerdict(T0 + 1), headline });
    const record = (headline: string, filledAt: number) =>
      history.pinVerdict("again", { verdict: told(headline), filledAt });
    await record("before", 0);
    await history.recordFill("again", FILL);
    await record("after", FILL.askedAt);
    await record("later", FILL.askedAt);
    expect((await pinnedVerdict(history, "again", T0 + 1)).verdict).toEqual(told("after"));
  });

  it("is absent if none was kept", async () =>
    expect(await pinnedVerdict(history, "nobody", T0)).toEqual({
      filledAt: 0,
      verdict: undefined,
    }));
});
