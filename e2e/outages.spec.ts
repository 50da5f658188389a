import type { Page } from "@playwright/test";
import type { Trouble } from "@/lib/demo/simulation/troubles";
import { hurry } from "./clock/hurry";
import { headline, readWindow, source } from "./page/reading";
import { expect, test } from "./setup/setup";

interface Outage {
  readonly trouble: Trouble;
  /** The source's name on the page. */
  readonly name: string;
  readonly source: "cloudwatch" | "kinesis" | "leases" | "spark";
  readonly says: RegExp;
  /** The banner at the end: without minutes or batches the verdict is unknown. */
  readonly verdict: RegExp;
}

/** The banner gives the reason, in the words of the source's row, and the advice. */
const NO_MINUTES = /^Not enough data to judge: .*GetMetricData.*, for .+ now\. (Wait|Allow)/;
/** Neither the stream's facts nor its leases are needed to see that the batches are on time. */
const STILL_JUDGED = /^Keeping up/;

const OUTAGES: readonly Outage[] = [
  {
    trouble: "cloudwatch-throttled",
    name: "CloudWatch",
    source: "cloudwatch",
    says: /AWS throttles GetMetricData/,
    verdict: NO_MINUTES,
  },
  {
    trouble: "cloudwatch-denied",
    name: "CloudWatch",
    source: "cloudwatch",
    says: /AWS denies GetMetricData .+ allow cloudwatch:GetMetricData/,
    verdict: NO_MINUTES,
  },
  {
    trouble: "cloudwatch-down",
    name: "CloudWatch",
    source: "cloudwatch",
    says: /AWS could not answer GetMetricData .+503/,
    verdict: NO_MINUTES,
  },
  {
    trouble: "cloudwatch-hangs",
    name: "CloudWatch",
    source: "cloudwatch",
    says: /CloudWatch did not answer GetMetricData within \d+ s/,
    verdict: NO_MINUTES,
  },
  {
    trouble: "kinesis-denied",
    name: "Kinesis",
    source: "kinesis",
    says: /AWS denies DescribeStreamSummary .+ allow kinesis:DescribeStreamSummary/,
    verdict: STILL_JUDGED,
  },
  {
    trouble: "leases-denied",
    name: "Lease table",
    source: "leases",
    says: /AWS denies Scan .+ allow dynamodb:Scan/,
    verdict: STILL_JUDGED,
  },
  {
    trouble: "spark-hangs",
    name: "Spark driver",
    source: "spark",
    says: /accepted the connection but did not answer/,
    verdict: /^Spark cannot be judged: the driver .*did not answer.* Look at its/,
  },
  {
    trouble: "spark-html",
    name: "Spark driver",
    source: "spark",
    says: /starting up/,
    verdict: /^Spark cannot be judged: the Spark driver .*starting up.* (Wait for it|Look at)/,
  },
  {
    trouble: "spark-truncated",
    name: "Spark driver",
    source: "spark",
    says: /breaks off/,
    verdict: /^Spark cannot be judged: the answer .*breaks off.* Wait, it is asked again/,
  },
  {
    trouble: "down",
    name: "Spark driver",
    source: "spark",
    says: /Nothing listens at http:\/\/127\.0\.0\.1/,
    // The minutes must show that nothing is read any more; until then Spark's state is unknown.
    verdict: /^Spark is down: nothing listens at its address/,
  },
];

// CloudWatch is asked once a minute, so its faults take minutes to show and to end. All are
// switched on at once, each in its own pipeline and region, and then checked one by one.
const regionOf = (i: number): string => `eu-test-${i}`;

test.use({
  shared: {
    pipelines: OUTAGES.map(({ trouble }, i) => ({
      id: trouble,
      region: regionOf(i),
      intervalMs: 2_000,
    })),
    ownClock: true,
  },
});
test.describe.configure({ mode: "serial", timeout: 200_000 });

/** Pages poll more often: the clock runs while they are read. */
test.beforeEach(({ page }) => hurry(page, 5));

/**
 * From an outage of an AWS source until it must be named: one poll interval, two retries, two
 * time-outs.
 */
const NAMED_WITHIN_MS = 170_000;
/** After the outage ends: two polls of a minute, with their jitter. */
const MENDED_WITHIN_MS = 150_000;

/** The number of drawn charts just before the outage, by pipeline. */
const before = new Map<string, number>();

test("before any outage every source answers and every banner is calm", async ({
  narrows,
  page,
}) => {
  for (const { trouble } of OUTAGES) {
    await page.goto(narrows.at(`/p/${trouble}`));
    await expect(headline(page)).toHaveText(/^Keeping up/);
    const { series } = await readWindow(narrows.product, trouble);
    before.set(trouble, series.putBytes.points.filter(([, value]) => value !== null).length);
  }
  for (const { trouble } of OUTAGES) await narrows.demo.setTrouble(trouble, trouble, true);
});

// The fastest to show come first: the slow ones develop meanwhile.
const bySpeed = OUTAGES.toSorted((a, b) => speed(a) - speed(b));

function speed({ source: name, trouble }: Outage): number {
  if (trouble.endsWith("hangs")) return name === "spark" ? 1 : 4;
  return ["spark", "leases", "kinesis", "cloudwatch"].indexOf(name);
}

for (const outage of bySpeed) {
  const { trouble, name, says } = outage;
  test(`${trouble}: the page names the source, says why and since when, and keeps its charts`, async ({
    narrows,
    clock,
    page,
  }) => {
    await page.goto(narrows.at(`/p/${trouble}`));
    const line = source(page, name);
    await clock.fast(() =>
      expect(line).toContainText(/late|failing/, { timeout: NAMED_WITHIN_MS }),
    );
    await expect(line).toContainText(says);
    await expect(line).toContainText(/last answer .*\d+ (s|min)/);
    for (const other of ["CloudWatch", "Kinesis", "Lease table", "Spark driver"]) {
      if (other !== name) await expect(source(page, other)).not.toContainText(/late|failing/);
    }
    const { series, sources } = await readWindow(narrows.product, trouble);
    const state = sources.find((one) => one.name === outage.source);
    expect(state?.error).toMatch(says);
    expect(state?.lastSuccessAt).not.toBeNull();
    const kept = series.putBytes.points.filter(([, value]) => value !== null).length;
    expect(kept).toBeGreaterThan(Number(before.get(trouble)) - 10);
    expect(await drawnCharts(page)).toBeGreaterThan(4);
  });
}

for (const { trouble, verdict } of bySpeed) {
  test(`${trouble}: the verdict says what is still known`, async ({ narrows, clock, page }) => {
    await page.goto(narrows.at(`/p/${trouble}`));
    // The data that it needs count as lost after three of its periods: three minutes for
    // CloudWatch.
    await clock.fast(() => expect(headline(page)).toHaveText(verdict, { timeout: 190_000 }));
    if (verdict !== STILL_JUDGED) await expect(page).not.toHaveTitle(/✓/);
  });
}

test("after the outage ends, every source is back within two of its polls", async ({
  narrows,
  clock,
  page,
}) => {
  for (const { trouble } of OUTAGES) await narrows.demo.setTrouble(trouble, trouble, false);
  const mendedAt = clock.now();
  const stillOut = async () => {
    const windows = OUTAGES.map(async ({ trouble, source: name }) => {
      const { sources } = await readWindow(narrows.product, trouble);
      return sources.some((one) => one.name === name && one.status === "ok") ? [] : [trouble];
    });
    return (await Promise.all(windows)).flat();
  };
  await clock.fast(() =>
    expect.poll(stillOut, { intervals: [100], timeout: MENDED_WITHIN_MS }).toEqual([]),
  );
  expect(clock.now() - mendedAt).toBeLessThan(MENDED_WITHIN_MS);
  for (const { trouble, name } of bySpeed) {
    await page.goto(narrows.at(`/p/${trouble}`));
    await expect(source(page, name)).toContainText("OK");
  }
});

for (const { trouble, source: name } of OUTAGES) {
  test(`${trouble}: the outage and its end are among the events`, async ({ narrows }) => {
    const { events } = await readWindow(narrows.product, trouble);
    const kinds = events.filter(({ text }) => text.startsWith(LABEL[name])).map(({ kind }) => kind);
    // A source that hangs may not have failed often enough to count as lost.
    if (trouble === "cloudwatch-hangs" && kinds.length === 0) return;
    expect(kinds).toContain("source-lost");
    expect(kinds).toContain("source-back");
  });
}

const LABEL = {
  cloudwatch: "CloudWatch",
  kinesis: "Kinesis",
  leases: "The lease table",
  spark: "The Spark driver",
} as const;

/** Charts of the page with lines, without those that show a placeholder. */
function drawnCharts(page: Page): Promise<number> {
  return page.locator("main figure[data-chart]:has(svg path)").count();
}
