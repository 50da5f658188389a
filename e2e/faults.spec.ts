import type { PublicWindow } from "@/lib/contract/public-window";
import { headline, readWindow, source } from "./page/reading";
import { type FaultyLines, startFaultyLines } from "./setup/faulty-lines";
import type { Toxic } from "./real/fault-proxy/toxic";
import { expect, openSetup, test as base } from "./setup/setup";

interface Fault {
  /** Also the pipeline's id, for a fault of a driver. */
  readonly name: string;
  /** Undefined means that nothing listens. */
  readonly toxics: readonly Toxic[] | undefined;
  /** The page's sentence about the source. */
  readonly says: RegExp;
}

const NO_ANSWER = /accepted the connection but did not answer .+ within 8 s/;

/** After the headers of any answer of a driver, and before its end. */
const IN_MID_BODY = 450;

/** Each before its own driver. */
const BROKEN_DRIVERS: readonly Fault[] = [
  { name: "down", toxics: undefined, says: /Nothing listens at http:\/\/127\.0\.0\.1/ },
  {
    name: "reset",
    toxics: [{ type: "reset_peer", afterMs: 0 }],
    says: /closes the connection on .+ without an answer/,
  },
  {
    name: "half-closed",
    toxics: [{ type: "half_closed" }],
    says: /closes the connection on .+ without an answer/,
  },
  {
    name: "cut",
    toxics: [{ type: "limit_data", bytes: IN_MID_BODY }],
    says: /The (compressed )?answer .+ breaks off/,
  },
  {
    name: "stall",
    toxics: [{ type: "stall", afterBytes: IN_MID_BODY }],
    says: /accepted the connection but did not finish its answer to .+ within 8 s/,
  },
  { name: "silent", toxics: [{ type: "timeout", afterMs: 0 }], says: NO_ANSWER },
  { name: "late", toxics: [{ type: "latency", ms: 30_000 }], says: NO_ANSWER },
];

/** Slow, but complete: none of them may be reported as late, and none may change a verdict. */
const SLOW: Readonly<Record<string, readonly Toxic[]>> = {
  far: [{ type: "latency", ms: 400 }],
  narrow: [{ type: "bandwidth", bytesPerSecond: 10_000 }],
  crumbs: [{ type: "slicer", bytes: 200, delayMs: 5 }],
};

/** One for each of AWS's services; they affect all pipelines of the product. */
const BROKEN_AWS = [
  {
    service: "cloudwatch",
    name: "CloudWatch",
    toxics: [
      { type: "slicer", bytes: 500, delayMs: 20 },
      { type: "reset_peer", afterMs: 100 },
    ],
    says: /The connection for GetMetricData .+ failed or broke off/,
  },
  {
    service: "kinesis",
    name: "Kinesis",
    toxics: [{ type: "half_closed" }],
    says: /The connection for DescribeStreamSummary .+ failed or broke off/,
  },
  {
    service: "leases",
    name: "Lease table",
    toxics: [{ type: "limit_data", bytes: 450 }],
    says: /The connection for Scan .+ failed or broke off/,
  },
] as const satisfies readonly {
  readonly service: keyof FaultyLines["aws"];
  readonly name: string;
  readonly toxics: readonly Toxic[];
  readonly says: RegExp;
}[];

const test = base.extend<object, { lines: FaultyLines }>({
  lines: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from it
    async ({}, use) => {
      const setup = openSetup();
      const ids = [...BROKEN_DRIVERS.map(({ name }) => name), ...Object.keys(SLOW)];
      const demo = await setup.demo({ pipelines: ids.map((id) => ({ id, intervalMs: 2_000 })) });
      const aws = [{ type: "latency", ms: 400 }] as const;
      const lines = await startFaultyLines(setup, demo, { drivers: SLOW, aws });
      await use(lines);
      await setup.close();
      await lines.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});
test.describe.configure({ mode: "serial", timeout: 170_000 });

/** From a fault of an AWS source until it is named: the minute between two polls, with its jitter. */
const NAMED_WITHIN_MS = 110_000;
/** After the fault ends: two polls. Spark is polled at least every 10 s, AWS once a minute. */
const SPARK_MENDED_WITHIN_MS = 25_000;
const AWS_MENDED_WITHIN_MS = 125_000;

/** The settled data before the faults, by pipeline. */
const before = new Map<string, PublicWindow>();
let brokenAt = 0;

test("with slow connections everything is still read", async ({ lines, page }) => {
  for (const id of Object.keys(SLOW)) {
    await page.goto(lines.product.at(`/p/${id}`));
    await expect(headline(page)).toHaveText(/^Keeping up/);
  }
});

test("the faults begin", async ({ lines, page }) => {
  for (const { name } of BROKEN_DRIVERS) {
    before.set(name, await readWindow(lines.product, name, "?from=now-30m"));
    await page.goto(lines.product.at(`/p/${name}`));
    await expect(headline(page)).toHaveText(/^Keeping up/);
  }
  brokenAt = Date.now();
  for (const { name, toxics } of BROKEN_DRIVERS) {
    if (toxics) lines.driver(name).set(...toxics);
    else await lines.driver(name).down();
  }
  for (const { service, toxics } of BROKEN_AWS) lines.aws[service].set(...toxics);
});

for (const { name, says } of BROKEN_DRIVERS) {
  test(`${name}: the page says that the driver has a problem, and why`, async ({ lines, page }) => {
    await page.goto(lines.product.at(`/p/${name}`));
    const line = source(page, "Spark driver");
    await expect(line).toContainText(/late|failing/, { timeout: 60_000 });
    await expect(line).toContainText(says);
    await expect(line).toContainText(/last answer .*\d+ (s|min)/);
    await expect(headline(page)).not.toHaveText(/^Keeping up/, { timeout: 60_000 });
  });
}

for (const id of Object.keys(SLOW)) {
  test(`${id}: the driver with a slow connection still answers in time`, async ({
    lines,
    page,
  }) => {
    await page.goto(lines.product.at(`/p/${id}`));
    await expect(source(page, "Spark driver")).toContainText("OK");
    expect(await newestBatchAge(lines, id)).toBeLessThan(20_000);
  });
}

for (const { name, says } of BROKEN_AWS) {
  test(`${name}: every page says that it has a problem, and why`, async ({ lines, page }) => {
    await page.goto(lines.product.at("/p/far"));
    const line = source(page, name);
    await expect(line).toContainText(/late|failing/, { timeout: NAMED_WITHIN_MS });
    await expect(line).toContainText(says);
  });
}

test("no settled data are lost while the faults last", async ({ lines }) => {
  for (const { name } of BROKEN_DRIVERS) {
    const now = await readWindow(lines.product, name, "?from=now-30m");
    const known = settledPuts(before.get(name), now).filter(([, value]) => value !== null);
    expect(settledPuts(now)).toEqual(expect.arrayContaining(known));
  }
});

test("after the faults end, every source is back within two of its polls", async ({
  lines,
  page,
}) => {
  for (const { name, toxics } of BROKEN_DRIVERS) {
    if (toxics) lines.driver(name).set();
    else await lines.driver(name).up();
  }
  for (const { service } of BROKEN_AWS) lines.aws[service].set();
  const mendedAt = Date.now();
  const left = (ms: number) => ({ timeout: Math.max(5_000, mendedAt + ms - Date.now()) });
  for (const { name } of BROKEN_DRIVERS) {
    await page.goto(lines.product.at(`/p/${name}`));
    const line = source(page, "Spark driver");
    await expect(line).toContainText("OK", left(SPARK_MENDED_WITHIN_MS));
  }
  for (const { name } of BROKEN_AWS) {
    await expect(source(page, name)).toContainText("OK", left(AWS_MENDED_WITHIN_MS));
  }
  await expect(headline(page)).toHaveText(/^Keeping up/, left(AWS_MENDED_WITHIN_MS));
});

for (const { name } of BROKEN_DRIVERS) {
  test(`${name}: minutes and batches of the outage are present after it`, async ({ lines }) => {
    let now = await readWindow(lines.product, name, "?from=now-30m");
    // The newest is a gap until CloudWatch has been asked about it again.
    await expect
      .poll(
        async () => {
          now = await readWindow(lines.product, name, "?from=now-30m");
          return settledPuts(now).filter(([, value]) => !value);
        },
        { timeout: AWS_MENDED_WITHIN_MS },
      )
      .toEqual([]);
    const from = brokenAt - 30_000;
    const near = await readWindow(lines.product, name, `?from=${from}&to=now`);
    const batches = near.series.batchRecords.points.filter(([at]) => at > from);
    const newest = batches.findLastIndex(([, records]) => records !== null);
    expect(batches.slice(0, newest).filter(([, records]) => records === null)).toEqual([]);
    expect(now.now - (batches[newest]?.[0] ?? 0)).toBeLessThan(20_000);
  });
}

/** Settled minutes in the time that another window also covers. */
function settledPuts(answer: PublicWindow | undefined, within = answer) {
  if (answer === undefined || within === undefined) throw new Error("There is no such window.");
  const from = Math.max(answer.window.from, within.window.from) + 60_000;
  return answer.series.putBytes.points.filter(
    ([at]) => at >= from && at + 60_000 <= answer.window.settledTo,
  );
}

async function newestBatchAge({ product }: FaultyLines, id: string): Promise<number> {
  const { now, series } = await readWindow(product, id, "?from=now-5m");
  const newest = series.batchRecords.points.findLast(([, records]) => records !== null);
  return now - (newest?.[0] ?? 0);
}
