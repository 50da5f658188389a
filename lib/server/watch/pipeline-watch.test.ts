import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { History } from "@/lib/history/port";
import { openHistory } from "@/lib/history/open-history";
import { PipelineWatch } from "./pipeline-watch";

const NOW = Date.UTC(2026, 10, 23, 14, 2);

let directory: string;
let history: History;

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW });
  directory = mkdtempSync(join(tmpdir(), "narrows-watch-"));
  history = await openHistory({ directory });
});

afterEach(async () => {
  vi.useRealTimers();
  await history.close();
  rmSync(directory, { recursive: true, force: true });
});

const refuse = () => Promise.reject(new Error("it refuses this"));

it.each(["recordJudgements", "recordSaid", "recordFact"] as const)(
  "goes on judging when the history refuses %s",
  async (call) => {
    const watch = new PipelineWatch({
      pipeline: {
        id: "orders",
        name: "Orders",
        region: "eu-west-1",
        stream: "orders",
        sparkUrl: "http://driver:4040",
        kclRegion: "us-east-1",
      },
      history: Object.assign(history, { [call]: refuse }),
      publicationDelayMs: 120_000,
      startedAt: NOW - 60_000,
    });
    await watch.begin(NOW, 120_000);
    watch.expect({ source: "spark", call: "batches", everyMs: 10_000, needed: true });
    await vi.advanceTimersByTimeAsync(30_000);
    watch.stop();

    const verdict = watch.verdict();
    expect(verdict?.at).toBeGreaterThan(NOW);
    expect(verdict?.headline).not.toMatch(/Not judged/);
  },
);
