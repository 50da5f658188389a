import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { COLUMNS_TYPE } from "@/lib/contract/window";
import { windowOf } from "@/lib/diagnosis/testing/window";
import type { Verdict } from "@/lib/domain/verdict";
import type { History } from "@/lib/history/port";
import { openHistory } from "@/lib/history/factory/open-history";
import { exportCsv, exportJson, exportMarkdown } from "./export-routes";
import { FairQueue } from "@/lib/answer/query/fair-queue";
import { getComparison, getPipelines, getWindow } from "./pipeline-routes";
import { ObservedPipeline } from "@/lib/observe/observed-pipeline";
import { PipelineObserver } from "@/lib/observe/pipeline/pipeline-observer";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Math.floor(Date.now() / MINUTE) * MINUTE;

const ROUTES = {
  window: getWindow,
  comparison: getComparison,
  csv: exportCsv,
  json: exportJson,
  markdown: exportMarkdown,
} as const;

type Route = keyof typeof ROUTES;
const ALL = Object.keys(ROUTES) as Route[]; // the keys written above

let directory: string;
let history: History;
let queue: FairQueue;
const backfill = {
  want: vi.fn(async () => undefined),
  stateOf: () => null,
  countsOf: () => ({ metrics: 0, answered: 0, failed: 0 }),
};

/** Routes find the running product by this name. */
const HOLDER = Symbol.for("narrows.runtime");

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "narrows-routes-"));
  history = await openHistory({ directory });
  const watch = new PipelineObserver({
    pipeline: {
      id: "orders",
      name: "Orders",
      region: "eu-west-1",
      stream: "orders",
      sparkUrl: "http://driver:4040",
      kclRegion: "us-east-1",
    },
    history,
    publicationDelayMs: 120_000,
    startedAt: NOW,
  });
  const { periods, batches, facts } = windowOf({ at: NOW });
  watch.recordMinutes(periods.map((period) => ({ ...period, readAt: NOW })));
  watch.recordBatches(batches);
  for (const kind of ["stream", "application", "slots"] as const)
    for (const { at, value } of facts[kind]) watch.recordFact(kind, value, at - HOUR);
  watch.stop();
  const started = Promise.resolve({
    config: { demo: false, publicationDelayMs: 120_000, historyDays: 30, publicUrl: undefined },
    history,
    pipelines: new Map([["orders", new ObservedPipeline({ watch, backfill, historyDays: 30 })]]),
    trouble: () => undefined,
    get queue() {
      return queue;
    },
  });
  Object.assign(globalThis, { [HOLDER]: { started } });
});

afterAll(async () => {
  Reflect.deleteProperty(globalThis, HOLDER);
  await history.close();
  rmSync(directory, { recursive: true, force: true });
});

beforeEach(() => {
  queue = new FairQueue({
    people: 9,
    scripts: 9,
    patienceMs: 60_000,
    pause: async () => undefined,
  });
  backfill.want.mockClear();
});
afterEach(() => vi.restoreAllMocks());

/** Distinct for each test: equal requests within a second share one answer. */
let questions = 0;
const ask = (
  route: Route,
  query: Record<string, string> = {},
  headers: Record<string, string> = {},
  id = "orders",
): Promise<Response> => {
  const asked = new URLSearchParams({ points: String(100 + (questions++ % 900)), ...query });
  const request = new Request(`http://localhost/api/pipelines/${id}?${asked}`, { headers });
  return ROUTES[route](request, id);
};

const BROWSER = { "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors" };
const PICTURE = {
  "sec-fetch-site": "cross-site",
  "sec-fetch-mode": "no-cors",
  "sec-fetch-dest": "image",
};

async function problemOf(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  const problem: unknown = await response.json();
  expect(problem).toMatchObject({ status: response.status, detail: expect.any(String) });
  return problem;
}

describe.each(ALL)("the route to a %s", (route) => {
  it("answers", async () => expect((await ask(route)).status).toBe(200));

  it.each([
    ["a time out of range", { from: "now-270000y" }, "from"],
    ["an end out of range", { to: "now+999999y" }, "to"],
    ["more steps than anybody writes", { from: `now${"-1M".repeat(5_000)}` }, "from"],
    ["a zone that does not exist", { tz: "x".repeat(9_000) }, "tz"],
  ])("refuses %s before its turn", async (_what, query, parameter) => {
    const taken = vi.spyOn(queue, "run");
    const response = await ask(route, query);
    expect(response.status).toBe(400);
    expect(await problemOf(response)).toMatchObject({ parameter });
    expect(taken).not.toHaveBeenCalled();
  });

  it("knows no other pipelines", async () => {
    for (const id of ["nope", "__proto__", "constructor", "%ff", "a".repeat(9_000)]) {
      const response = await ask(route, {}, {}, encodeURIComponent(id));
      expect(response.status).toBe(404);
      await problemOf(response);
    }
  });

  it("makes nothing for another site's page", async () => {
    const taken = vi.spyOn(queue, "run");
    const response = await ask(route, { from: "now-20d" }, PICTURE);
    expect(response.status).toBe(403);
    await problemOf(response);
    expect(taken).not.toHaveBeenCalled();
    expect(backfill.want).not.toHaveBeenCalled();
  });

  it("follows a link from another site", async () => {
    const followed = { ...PICTURE, "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
    expect((await ask(route, {}, followed)).status).toBe(200);
  });

  it("says when to try again while too many wait", async () => {
    queue = new FairQueue({ people: 0, scripts: 0, patienceMs: 1 });
    const fresh = { from: `now-${60 + questions}m` };
    const response = await ask(route, fresh);
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("5");
    await problemOf(response);
    // The next request does not get that answer either, once there is room.
    queue = new FairQueue({ people: 1, scripts: 1, patienceMs: 60_000 });
    expect((await ask(route, fresh)).status).toBe(200);
  });

  it("is answered or refused in words, whatever is requested", async () => {
    const text = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.stringMatching(/^now([+-]\d{1,6}[smhdwMQy]){0,12}(\/[smhdwMQy])?$/),
      fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }).map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.constantFrom("now", "now-1h", "now/y", "1000-01-01", "9999-12-31T23:59:59.999Z"),
    );
    const zone = fc.oneof(fc.constantFrom("utc", "America/St_Johns"), fc.string());
    const query = fc.record({ from: text, to: text, tz: zone, points: text }, { requiredKeys: [] });
    await fc.assert(
      fc.asyncProperty(query, async (asked) => {
        const response = await ask(route, asked);
        expect([200, 400]).toContain(response.status);
        if (response.status === 400) await problemOf(response);
      }),
      // The same in every run unless PROPERTY_SEED is set: see vitest.config.ts.
      { numRuns: 60, seed: Number(process.env["PROPERTY_SEED"]) },
    );
  });
});

describe("the route to all pipelines", () => {
  it("makes nothing for another site's page", async () => {
    const request = new Request("http://localhost/api/pipelines", { headers: PICTURE });
    expect((await getPipelines(request)).status).toBe(403);
  });
});

describe("a verdict of a past instant", () => {
  const kept = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return recorded.map(({ at }) => at);
  };
  let recorded: Verdict[];
  beforeEach(() => {
    recorded = [];
    vi.spyOn(history, "pinVerdict").mockImplementation(async (_id, { verdict }) => {
      recorded.push(verdict);
    });
  });
  const past = (minutes: number) => {
    // Polls do not reach back this far: a verdict that knew too little stays so.
    const to = NOW - 4 * HOUR - minutes * 1_000;
    return { to, query: { from: String(to - HOUR), to: String(to) } };
  };
  const OURS = { ...BROWSER, accept: COLUMNS_TYPE };

  it("is not pinned for scripts, however many ask for it", async () => {
    for (const route of ALL) for (let i = 0; i < 10; i++) await ask(route, past(i).query);
    expect(await kept()).toEqual([]);
  });

  it.each(["csv", "json", "markdown"] as const)("is pinned for a person's %s", async (route) => {
    const { to, query } = past(100 + ALL.indexOf(route));
    await ask(route, query, BROWSER);
    expect(await kept()).toEqual([to]);
  });

  it("is pinned once for the page, though a script has read it before", async () => {
    const { to, query } = past(200);
    await ask("window", query);
    await ask("window", query, BROWSER);
    expect(await kept()).toEqual([]);
    await ask("window", query, OURS);
    await ask("window", query, OURS);
    expect(await kept()).toEqual([to]);
  });
});
