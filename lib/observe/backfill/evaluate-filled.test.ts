import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  HOURS_3,
  minutes,
  healthyPeriod,
  NOW as THEN,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import type { FactKind, FactShapes, Reading } from "@/lib/domain/facts";
import type { Evaluation } from "@/lib/domain/verdict";
import type { History } from "@/lib/history/port";
import { openHistory } from "@/lib/history/factory/open-history";
import { firstVerdict } from "@/lib/domain/first-verdict";
import { evaluateFilled } from "./evaluate-filled";

const MINUTE = 60_000;
/** Three healthy hours that this dashboard reads a day later. */
const healthy = windowOf({ periods: minutes(180, healthyPeriod) });
const NOW = THEN + 24 * 60 * MINUTE;
const SPAN = { from: THEN - 60 * MINUTE, to: THEN };

let directory: string;
let history: History;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "narrows-filled-"));
  history = await openHistory({ directory, now: () => NOW });
  await history.recordPeriods("orders", healthy.periods);
  await keep("stream", "application", "slots", "receivers", "settings");
});

/** Keeps the facts that were read when the three hours began. */
async function keep<K extends FactKind>(...kinds: K[]): Promise<void> {
  for (const kind of kinds) {
    const readings: readonly Reading<FactShapes[K]>[] = healthy.facts[kind];
    for (const { value } of readings) {
      await history.recordFact("orders", kind, { at: THEN - HOURS_3, value });
    }
  }
}

afterEach(async () => {
  await history.close();
  rmSync(directory, { recursive: true, force: true });
});

const fill = (stopped = false) =>
  evaluateFilled("orders", SPAN, {
    history,
    now: NOW,
    delayMs: 120_000,
    stopped: () => stopped,
    keep: (evaluations) => void history.recordEvaluations("orders", evaluations),
  });
const judged = () => history.evaluations("orders", { from: 0, to: NOW });

describe("a span that was filled in", { timeout: 20_000 }, () => {
  it("is evaluated if batches are kept", async () => {
    await history.recordBatches("orders", healthy.batches);
    await fill();
    const found = await judged();
    expect(found).toHaveLength(60);
    expect(new Set(found.map(({ cause }) => cause))).toEqual(new Set(["keeping-up"]));
  });

  it("is not evaluated if none are kept", async () => {
    await fill();
    expect(await judged()).toEqual([]);
  });

  it("keeps evaluations that knew enough, and replaces those that did not", async () => {
    await history.recordBatches("orders", healthy.batches);
    const at = THEN - 30 * MINUTE;
    const well: Evaluation = {
      ...firstVerdict(at),
      bottleneck: "none",
      severity: "ok",
      cause: "idle",
    };
    await history.recordEvaluations("orders", [well, firstVerdict(at + MINUTE)]);
    await fill();
    const causes = new Map((await judged()).map((one) => [one.at, one.cause]));
    expect(causes.get(at)).toBe("idle");
    expect(causes.get(at + MINUTE)).toBe("keeping-up");
  });

  it("is left alone when the dashboard stops", async () => {
    await history.recordBatches("orders", healthy.batches);
    await fill(true);
    expect(await judged()).toEqual([]);
  });
});
