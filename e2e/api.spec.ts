import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { PublicSeries, PublicWindow } from "@/lib/contract/public-window";
import { CAUSES } from "@/lib/domain/verdict";
import { type Narrows, expect, test } from "./setup/setup";
import { readPipelines, readWindow } from "./page/reading";

// The API is a contract with other people's programs: its names are written here a second time.
const SERIES_UNITS: Readonly<Record<string, string>> = {
  putBytes: "bytes/s",
  getBytes: "bytes/s",
  putRecords: "records/s",
  getRecords: "records/s",
  intakeRecords: "records/s",
  iteratorAge: "ms",
  applicationLag: "ms",
  writeThrottled: "records/s",
  readThrottled: "ratio",
  processingTime: "ms",
  schedulingDelay: "ms",
  totalDelay: "ms",
  endToEndDelay: "ms",
  batchRecords: "count",
  queuedBatches: "count",
  utilisation: "ratio",
  writeUtilisation: "ratio",
  readUtilisation: "ratio",
  sustainableRecords: "records/s",
  openShards: "count",
  configuredReceivers: "count",
  activeReceivers: "count",
  totalSlots: "count",
  freeSlots: "count",
  waitingInStream: "ms",
  waitingForBatch: "ms",
  waitingInSpark: "ms",
  beingProcessed: "ms",
  delayAtLeast: "ratio",
};
const SPARK_SERIES = [
  "intakeRecords",
  "processingTime",
  "schedulingDelay",
  "totalDelay",
  "batchRecords",
  "queuedBatches",
];
const INTERVAL_MS = 2_000;
const MINUTE_MS = 60_000;
/** Within the driver's retention: a thousand batches of 2 s. */
const SLOW_FOR_MS = 12 * MINUTE_MS;

test.use({
  shared: {
    pipelines: [
      { id: "orders", intervalMs: INTERVAL_MS },
      {
        id: "clicks",
        intervalMs: INTERVAL_MS,
        troubles: [{ trouble: "slow", sinceMs: SLOW_FOR_MS }],
      },
    ],
  },
});

interface Raw {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** As on the wire: fetch would decompress it, set its own Host and follow redirects. */
function raw(narrows: Narrows, path: string, headers: Record<string, string> = {}): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(narrows.at(path), { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    request.on("error", reject).end();
  });
}

test("all pipelines: each with its verdict and its sources", async ({ narrows }) => {
  const before = Date.now();
  const answer = await readPipelines(narrows.product);
  expect(Object.keys(answer)).toEqual(["now", "demo", "pipelines"]);
  expect(answer.demo).toBe(false);
  expect(answer.now).toBeGreaterThanOrEqual(before - 2_000);
  expect(answer.now).toBeLessThanOrEqual(Date.now());
  expect(answer.pipelines.map(({ id }) => id)).toEqual(["orders", "clicks"]);
  for (const pipeline of answer.pipelines) {
    expect(Object.keys(pipeline).toSorted()).toEqual([
      "decisive",
      "id",
      "name",
      "number",
      "region",
      "retentionMs",
      "sources",
      "sparkline",
      "stream",
      "verdict",
    ]);
    expect(pipeline.retentionMs).toBe(24 * 3_600_000);
    checkVerdict(pipeline.verdict);
    checkSources(pipeline.sources);
  }
});

test("one window: exactly the documented fields", async ({ narrows }) => {
  const answer = await readWindow(narrows.product, "orders");
  expect(Object.keys(answer).toSorted()).toEqual(
    [
      "coverage",
      "demo",
      "links",
      "events",
      "facts",
      "limits",
      "now",
      "pipeline",
      "verdictLog",
      "series",
      "sources",
      "timeline",
      "verdict",
      "window",
    ].toSorted(),
  );
  expect(answer.pipeline).toMatchObject({ id: "orders", stream: "orders", region: "eu-west-1" });
  expect(Object.keys(answer.pipeline.application ?? {}).toSorted()).toEqual([
    "id",
    "name",
    "sparkVersion",
    "startedAt",
  ]);
  const { from, to, live, settledTo, countedTo } = answer.window;
  expect(live).toBe(true);
  expect(to - from).toBe(60 * MINUTE_MS);
  expect(Math.abs(to - answer.now)).toBeLessThanOrEqual(1);
  expect(settledTo).toBeLessThanOrEqual(to);
  expect(countedTo).toBeGreaterThanOrEqual(settledTo);
  expect(countedTo).toBeLessThanOrEqual(to);
  expect(Object.keys(answer.limits).toSorted()).toEqual([
    "batchIntervalMs",
    "readBytesPerSecond",
    "retentionMs",
    "targetDelayMs",
    "writeBytesPerSecond",
    "writeRecordsPerSecond",
  ]);
  expect(answer.limits.targetDelayMs).toBeNull();
  expect(answer.limits.batchIntervalMs).toBe(INTERVAL_MS);
  // Limits of four shards, each: 1 MiB/s and 1,000 records/s to write, 2 MiB/s to read.
  expect(answer.limits.writeBytesPerSecond?.points.at(-1)).toEqual([to, 4 * 1024 * 1024]);
  expect(answer.limits.writeRecordsPerSecond?.points.at(-1)).toEqual([to, 4_000]);
  expect(answer.limits.readBytesPerSecond?.points.at(-1)).toEqual([to, 8 * 1024 * 1024]);
  expect(answer.limits.retentionMs).toBe(24 * 60 * MINUTE_MS);
  expect(answer.facts).toMatchObject({
    mode: "provisioned",
    openShards: 4,
    receivers: { active: 4, configured: 4 },
    slots: { total: 16, free: 12 },
    leases: { table: "orders-consumer", region: "eu-west-1" },
  });
  expect(answer.facts.leases?.rows).toHaveLength(4);
  expect(answer.facts.shards?.rows).toHaveLength(4);
  expect(answer.facts.shards?.gaps.join(" ")).toMatch(/Put and refusals by shard are not known/);
  checkVerdict(answer.verdict);
  checkSources(answer.sources);
});

for (const query of ["", "?from=now-15m", "?from=now-3h&points=60", "?points=1000", "?points=1"]) {
  test(`every series has its unit, its step and whole buckets (${query || "default"})`, async ({
    narrows,
  }) => {
    const answer = await readWindow(narrows.product, "clicks", query);
    const units = Object.entries(answer.series).map(([name, { unit }]) => [name, unit]);
    expect(Object.fromEntries(units)).toEqual(SERIES_UNITS);
    const most = Number(/points=(\d+)/.exec(query)?.[1] ?? 360);
    for (const [name, series] of Object.entries(answer.series)) {
      const source = SPARK_SERIES.includes(name) ? INTERVAL_MS : MINUTE_MS;
      expect(series.stepMs % source, `${name}: a whole number of its source's steps`).toBe(0);
      // The first and last bucket are whole, so a window may have one more than asked for.
      expect(series.points.length, `${name}: points`).toBeLessThanOrEqual(most + 2);
      expect(bucketFaults(series, answer.window), name).toEqual([]);
    }
    if (query.includes("points=1")) return;
    // The past is evaluated after the first verdict, minute by minute: a busy machine needs time
    // for it.
    for (const name of ["putBytes", "getRecords", "processingTime", "utilisation"] as const) {
      await expect
        .poll(async () => {
          const { series } = await readWindow(narrows.product, "clicks", query);
          return series[name].points.filter(([, value]) => value !== null).length;
        }, `${name}: datapoints`)
        .toBeGreaterThan(5);
    }
  });
}

test("null is only in place of a missing datapoint between others", async ({ narrows }) => {
  const answer = await readWindow(narrows.product, "orders", "?from=now-2h");
  for (const name of ["putBytes", "getBytes", "putRecords", "getRecords"] as const) {
    const { points } = answer.series[name];
    // In this test minutes are settled at once: the newest may not have been read completely.
    const settled = points.filter(([at]) => at + 3 * MINUTE_MS <= answer.window.settledTo);
    // The demo's minutes are complete: their puts and reads are known, and never zero.
    expect(
      settled.filter(([, value]) => value === null || value <= 0),
      `${name}`,
    ).toEqual([]);
  }
});

test("minima and maxima survive bucketing", async ({ narrows }) => {
  const query = "?from=now-1h";
  const fine = await readWindow(narrows.product, "clicks", `${query}&points=1000`);
  const coarse = await readWindow(narrows.product, "clicks", `${query}&points=30`);
  const highest = Math.max(...fine.series.processingTime.points.map(([, value]) => value ?? 0));
  const finest = Math.max(
    highest,
    ...(fine.series.processingTime.max ?? []).map(([, value]) => value),
  );
  const kept = Math.max(...(coarse.series.processingTime.max ?? []).map(([, value]) => value));
  expect(kept).toBeCloseTo(finest, 5);
});

for (const query of ["", "?from=now-3h", "?from=now-26h", "?from=now-90s"]) {
  test(`the timeline covers the window without overlap (${query || "default"})`, async ({
    narrows,
  }) => {
    const { timeline, window } = await readWindow(narrows.product, "clicks", query);
    expect(timeline[0]?.from).toBe(window.from);
    expect(timeline.at(-1)?.to).toBe(window.to);
    for (const [i, span] of timeline.entries()) {
      expect(Object.keys(span).toSorted()).toEqual([
        "bottleneck",
        "cause",
        "from",
        "severity",
        "to",
      ]);
      expect(span.to).toBeGreaterThan(span.from);
      const next = timeline[i + 1];
      if (next) expect(next.from).toBe(span.to);
    }
  });
}

test("a past window is evaluated as of its end, and does not change", async ({ narrows }) => {
  const to = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 20 * MINUTE_MS;
  const query = `?from=${to - 60 * MINUTE_MS}&to=${to}`;
  const answer = await readWindow(narrows.product, "clicks", query);
  expect(answer.window).toMatchObject({ from: to - 60 * MINUTE_MS, to, live: false });
  expect(answer.verdict.at).toBe(to);
  expect(answer.verdict.cause).toBe("keeping-up");
  const now = await readWindow(narrows.product, "clicks");
  expect(now.verdict.cause).toBe("processing-too-slow");
});

const BAD: readonly (readonly [query: string, parameter: string])[] = [
  ["from=yesterday", "from"],
  ["from=now-", "from"],
  ["from=", "from"],
  ["to=soon", "to"],
  ["from=now-270000y", "from"],
  ["to=now%2B999999y", "to"],
  [`from=now${"-1M".repeat(5_000)}`, "from"],
  ["from=now-1h&to=now-2h", "from"],
  ["from=now-1h&to=now-1h", "from"],
  ["from=now%2B1h&to=now%2B2h", "from"],
  ["tz=Mars/Phobos", "tz"],
  ["points=0", "points"],
  ["points=1001", "points"],
  ["points=-5", "points"],
  ["points=12.5", "points"],
  ["points=many", "points"],
  ["points=1e3", "points"],
  ["points=", "points"],
];

for (const [query, parameter] of BAD) {
  test(`?${query.slice(0, 60)} is a problem with "${parameter}", with an example that works`, async ({
    narrows,
  }) => {
    for (const path of ["", "/export.csv", "/export.json", "/export.md"]) {
      if (path === "/export.csv" && parameter === "points") continue;
      const response = await fetch(narrows.at(`/api/pipelines/orders${path}?${query}`));
      expect(response.status).toBe(400);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      const problem = (await response.json()) as Record<string, string>; // checked in the next line
      expect(problem).toMatchObject({
        type: expect.any(String),
        title: "Bad request",
        status: 400,
      });
      expect(problem.parameter).toBe(parameter);
      expect(problem.detail).toContain(parameter);
      expect(problem.detail).toContain(problem.example);
      const mended = await fetch(narrows.at(`/api/pipelines/orders${path}?${problem.example}`));
      expect(mended.status).toBe(200);
    }
  });
}

test("good ranges of every kind are answered", async ({ narrows }) => {
  const now = Date.now();
  const seconds = Math.floor(now / 1_000);
  for (const query of [
    "from=now-6h",
    "from=now%2Fd&to=now%2Fd&tz=Europe%2FBerlin",
    "from=now-1h%2B15m",
    `from=${seconds - 600}&to=${seconds}`,
    `from=${now - 600_000}&to=${now}`,
    `from=${new Date(now - 600_000).toISOString()}`,
    "from=now-10m&to=now%2B1h",
    "from=now-10m&unknown=ignored",
  ]) {
    const { window } = await readWindow(narrows.product, "orders", `?${query}`);
    expect(window.to, query).toBeGreaterThan(window.from);
    expect(window.to, query).toBeLessThanOrEqual(Date.now());
  }
});

test("an unknown address is a 404 that lists the known ones", async ({ narrows }) => {
  for (const path of ["/api/pipelines/nope", "/api/pipelines/nope/export.csv"]) {
    const response = await fetch(narrows.at(path));
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const problem = await response.json();
    expect(problem).toMatchObject({ title: "Not found", status: 404 });
    expect(JSON.stringify(problem)).toContain("orders, clicks");
  }
  expect((await fetch(narrows.at("/api/nothing"))).status).toBe(404);
  expect((await fetch(narrows.at("/api/pipelines/orders/export.xls"))).status).toBe(404);
  expect((await fetch(narrows.at("/nothing"))).status).toBe(404);
});

test("an unchanged answer is a 304, at any time", async ({ narrows }) => {
  // A past window: nothing in it can change any more.
  const to = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 30 * MINUTE_MS;
  const path = `/api/pipelines/orders?from=${to - 30 * MINUTE_MS}&to=${to}`;
  const first = await raw(narrows, path);
  expect(first.status).toBe(200);
  const etag = first.headers.etag ?? "";
  expect(etag).toMatch(/^(W\/)?"[^"]+"$/);
  expect(first.headers["cache-control"]).toContain("no-cache");
  const date = async () => (await raw(narrows, path)).headers.date;
  await expect.poll(date).not.toBe(first.headers.date);
  const again = await raw(narrows, path, { "if-none-match": etag });
  expect(again.status).toBe(304);
  expect(again.body).toHaveLength(0);
  expect(again.headers.etag).toBe(etag);
  expect(Date.parse(again.headers.date ?? "")).toBeGreaterThan(Date.now() - 5_000);
  const other = await raw(narrows, path, { "if-none-match": '"something-else"' });
  expect(other.status).toBe(200);
  const overview = await raw(narrows, "/api/pipelines");
  expect(overview.headers.etag).toMatch(/^(W\/)?"[^"]+"$/);
  const at = overview.headers.etag ?? "";
  expect((await raw(narrows, "/api/pipelines", { "if-none-match": `"x", ${at}` })).status).toBe(
    304,
  );
});

test("scripts and styles are compressed and cacheable, and equal when decompressed", async ({
  narrows,
}) => {
  const html = (await raw(narrows, "/p/orders")).body.toString();
  for (const ending of ["js", "css"]) {
    const [path = ""] = new RegExp(`/_next/static/[^"]+\\.${ending}`).exec(html) ?? [];
    const plain = await raw(narrows, path);
    expect(plain.headers["content-encoding"]).toBeUndefined();
    for (const [accepted, coding, unpack] of [
      ["gzip, deflate", "gzip", gunzipSync],
      ["gzip, deflate, br, zstd", "br", brotliDecompressSync],
      ["br;q=0, gzip", "gzip", gunzipSync],
    ] as const) {
      const packed = await raw(narrows, path, { "accept-encoding": accepted });
      expect(packed.headers).toMatchObject({
        "content-encoding": coding,
        "content-length": String(packed.body.length),
        "content-type": expect.stringMatching(
          ending === "js" ? /^text\/javascript;/ : /^text\/css;/,
        ),
        "cache-control": plain.headers["cache-control"],
        "x-content-type-options": "nosniff",
      });
      expect(packed.headers.vary).toContain("accept-encoding");
      expect(unpack(packed.body).equals(plain.body)).toBe(true);
    }
  }
  expect((await raw(narrows, "/_next/static/chunks/none.js")).status).toBe(404);
});

test("answers are compressed once for clients that accept it, and readable", async ({
  narrows,
}) => {
  for (const path of ["/api/pipelines", "/api/pipelines/clicks?from=now-3h"]) {
    const plain = await raw(narrows, path);
    expect(plain.headers["content-encoding"]).toBeUndefined();
    for (const [accepted, unpack] of [
      ["gzip", gunzipSync],
      ["br", brotliDecompressSync],
    ] as const) {
      const packed = await raw(narrows, path, { "accept-encoding": accepted });
      expect(packed.headers["content-encoding"]).toBe(accepted);
      expect(packed.headers.vary).toContain("accept-encoding");
      const json: unknown = JSON.parse(unpack(packed.body).toString());
      expect(Object.keys(json as object)).toEqual(Object.keys(JSON.parse(plain.body.toString())));
      expect(packed.body.length).toBeLessThan(plain.body.length);
    }
    // As browsers ask: fetch decompresses each encoding to the same text.
    expect(await (await fetch(narrows.at(path))).json()).toMatchObject({ demo: false });
  }
});

test("the export is a table: one row per minute, UTC, gaps empty", async ({ narrows }) => {
  const to = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 5 * MINUTE_MS;
  const from = to - 60 * MINUTE_MS;
  const path = `/api/pipelines/orders/export.csv?from=${from}&to=${to}`;
  const response = await fetch(narrows.at(path));
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(response.headers.get("content-disposition")).toMatch(
    /^attachment; filename="[\w.-]+\.csv"$/,
  );
  const [header = "", ...rows] = (await response.text()).trimEnd().split("\r\n");
  const columns = Object.entries(SERIES_UNITS).map(([name, unit]) => `${name} (${unit})`);
  const judged = ["verdict", "severity", "settled"];
  expect(header.split(",")).toEqual(["time", ...columns, ...judged]);
  expect(rows).toHaveLength(60);
  const json = await readWindow(narrows.product, "orders", `?from=${from}&to=${to}`);
  const putBytes = new Map(json.series.putBytes.points);
  for (const [i, row] of rows.entries()) {
    const cells = row.split(",");
    expect(cells).toHaveLength(columns.length + 4);
    expect(cells[0]).toBe(new Date(from + i * MINUTE_MS).toISOString());
    expect(Number(cells[1])).toBe(putBytes.get(from + i * MINUTE_MS));
    const numbers = cells.slice(1, -judged.length);
    expect(numbers.filter((cell) => cell !== "" && !Number.isFinite(Number(cell)))).toEqual([]);
    expect(cells.slice(-judged.length)).toEqual([
      expect.stringMatching(/^[a-z-]+$/),
      expect.stringMatching(/^(ok|info|warning|critical|unknown)$/),
      "true",
    ]);
  }
  expect(rows.some((row) => row.includes(",,"))).toBe(true);
});

test("/healthz and /readyz answer with one word", async ({ narrows, setup }) => {
  const health = await fetch(narrows.at("/healthz"));
  expect([health.status, await health.text()]).toEqual([200, "ok\n"]);
  const ready = await fetch(narrows.at("/readyz"));
  expect([ready.status, await ready.text()]).toEqual([200, "ready\n"]);
  // An upstream that hangs does not count as asked yet.
  const demo = await setup.demo({
    pipelines: [{ id: "a", troubles: [{ trouble: "spark-hangs", sinceMs: 0 }] }],
    pastMs: 10 * MINUTE_MS,
  });
  const other = await setup.product({ pipelines: demo.pipelines, awsUrl: demo.url });
  expect((await fetch(other.at("/healthz"))).status).toBe(200);
  expect((await fetch(other.at("/readyz"))).status).toBe(503);
});

test("/metrics is Prometheus' text: typed, base units, one series per state", async ({
  narrows,
}) => {
  const response = await fetch(narrows.at("/metrics"));
  expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await response.text();
  const { types, samples } = parsePrometheus(text);
  const names = [...new Set(samples.map(({ name }) => name))];
  expect(names.filter((name) => !name.startsWith("narrows_"))).toEqual([]);
  const family = (name: string) => name.replace(/_(bucket|sum|count)$/, "");
  expect(names.filter((name) => !types.has(name) && !types.has(family(name)))).toEqual([]);
  const causes = samples.filter(
    ({ name, labels }) => name === "narrows_verdict_cause" && labels.includes('pipeline="clicks"'),
  );
  expect(causes).toHaveLength(CAUSES.length);
  expect(causes.filter(({ value }) => value === 1).map(({ labels }) => labels)).toEqual([
    'pipeline="clicks",cause="processing-too-slow"',
  ]);
  const severities = samples.filter(({ name }) => name === "narrows_verdict_severity");
  expect(severities).toHaveLength(2 * 5);
  expect(severities.filter(({ value }) => value === 1)).toHaveLength(2);
  const delay = samples.find(
    ({ name, labels }) =>
      name === "narrows_end_to_end_delay_seconds" && labels === 'pipeline="orders"',
  );
  // Batches of 2 s that take less than that: seconds, not milliseconds.
  expect(delay?.value).toBeGreaterThan(0.5);
  expect(delay?.value).toBeLessThan(60);
  expect(samples.filter(({ name }) => name === "narrows_source_up")).toHaveLength(2 * 5);
});

/**
 * The faults of a series' buckets, as sentences: one assertion for each of thousands would take
 * minutes.
 */
function bucketFaults(
  { stepMs, points, min, max }: PublicSeries,
  { from, to }: PublicWindow["window"],
): readonly string[] {
  const values = new Map(points);
  return [
    ...points.flatMap(([at, value], i) => [
      ...(i > 0 && at - (points[i - 1]?.[0] ?? 0) !== stepMs ? [`${at} is no step on`] : []),
      ...(at % stepMs === 0 ? [] : [`${at} does not begin on a whole step`]),
      ...(at + stepMs > from && at <= to ? [] : [`${at} lies outside the window`]),
      ...(value === null || Number.isFinite(value) ? [] : [`${at} is ${value}`]),
    ]),
    ...(min ?? []).flatMap(([at, low]) =>
      low <= Number(values.get(at)) ? [] : [`${at}: the minimum ${low} is above the value`],
    ),
    ...(max ?? []).flatMap(([at, high]) =>
      high >= Number(values.get(at)) ? [] : [`${at}: the maximum ${high} is below the value`],
    ),
  ];
}

function checkVerdict(verdict: PublicWindow["verdict"]): void {
  const optional = [
    ...(verdict.sinceIsAtLeast === undefined ? [] : ["sinceIsAtLeast"]),
    // While a trouble is critical, and after it: the conditions for clearing.
    ...(verdict.clearing === undefined ? [] : ["clearing"]),
    ...(verdict.changedBefore === undefined ? [] : ["changedBefore"]),
    ...(verdict.recovery === undefined ? [] : ["recovery"]),
    ...(verdict.notKnown === undefined ? [] : ["notKnown"]),
  ];
  expect(Object.keys(verdict).toSorted()).toEqual(
    [
      "advice",
      "also",
      "at",
      "blind",
      "bottleneck",
      "cause",
      "evidence",
      "headline",
      "numbers",
      "severity",
      "since",
      ...optional,
    ].toSorted(),
  );
  const { numbers } = verdict;
  expect(Object.keys(numbers).toSorted()).toEqual(
    [
      "backlogRecords",
      "catchUpMs",
      "endToEndDelayMs",
      "processingMs",
      "sustainableRecordsPerSecond",
      "timeToDataLossMs",
      "utilisationRatio",
      "waitingInSparkMs",
      "waitingInStreamMs",
      // The end of the delay's data; absent when the delay is not known.
      ...(numbers.endToEndDelayMs === null || numbers.delayAsOf === undefined ? [] : ["delayAsOf"]),
    ].toSorted(),
  );
  expect(verdict.headline).toMatch(/\.$/);
  expect(verdict.evidence.length).toBeGreaterThan(5);
  const faulty = verdict.evidence.filter(
    ({ state, from, to, text }) =>
      !["holds", "clear", "blind"].includes(state) ||
      from > to ||
      /NaN|undefined|Infinity/.test(text),
  );
  expect(faulty).toEqual([]);
}

function checkSources(sources: PublicWindow["sources"]): void {
  const names = ["cloudwatch", "kinesis", "leases", "spark", "history"];
  expect(sources.map(({ name }) => name)).toEqual(names);
  for (const { status, lastSuccessAt, error } of sources) {
    expect(status).toBe("ok");
    expect(lastSuccessAt).toBeGreaterThan(Date.now() - 90_000);
    expect(error).toBeUndefined();
  }
}

interface Sample {
  readonly name: string;
  readonly labels: string;
  readonly value: number;
}

/** Prometheus' text format 0.0.4, strictly: a line that is not a sample, HELP or TYPE throws. */
function parsePrometheus(text: string): { types: Map<string, string>; samples: Sample[] } {
  const types = new Map<string, string>();
  const samples: Sample[] = [];
  expect(text.endsWith("\n")).toBe(true);
  for (const line of text.split("\n")) {
    if (line === "" || /^# HELP \w+ .+$/.test(line)) continue;
    const [, family, type] =
      /^# TYPE (\w+) (counter|gauge|histogram|summary|untyped)$/.exec(line) ?? [];
    if (family !== undefined && type !== undefined) {
      expect(types.has(family), `${family} is typed once`).toBe(false);
      types.set(family, type);
      continue;
    }
    const [, name, labels = "", value] =
      /^([a-z_:][\w:]*)(?:\{((?:[a-z_]\w*="(?:[^"\\\n]|\\[\\"n])*",?)*)\})? (\S+)( \d+)?$/i.exec(
        line,
      ) ?? [];
    if (name === undefined) throw new Error(`No line of Prometheus' format: ${line}`);
    const number = value === "+Inf" ? Infinity : Number(value);
    // Its client for Node writes "Nan"; Prometheus accepts any spelling.
    expect(Number.isNaN(number) && value?.toLowerCase() !== "nan", line).toBe(false);
    samples.push({ name, labels, value: number });
  }
  expect(samples.length).toBeGreaterThan(20);
  return { types, samples };
}
