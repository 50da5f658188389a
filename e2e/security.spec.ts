import { readFileSync, readdirSync } from "node:fs";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { join } from "node:path";
import type { TestClock } from "./clock/test-clock";
import {
  startEchoingAws,
  startLyingDriver,
  startTrap,
  startUpstream,
} from "./setup/hostile-upstreams";
import type { Product } from "./setup/product";
import { asksAgain, eventRows, headline, readWindow, source } from "./page/reading";
import { expect, test, watching } from "./setup/setup";

test.use({ shared: { pipelines: [{ id: "orders", intervalMs: 2000 }], ownClock: true } });

const MARKUP = '<img src=x onerror="window.hit=1">';
/** Recognisable wherever they might appear. */
const SECRETS = {
  AWS_ACCESS_KEY_ID: "AKIAE2ESECRETKEYID00",
  AWS_SECRET_ACCESS_KEY: "e2e-secret-access-key-q7Zk",
  AWS_SESSION_TOKEN: "e2e-session-token-w3Xp",
};
const SPARK_SECRET = "e2e-spark-password-m9Lt";

interface Headed {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

function ask(product: Product, path: string, host?: string): Promise<Headed> {
  return new Promise((resolve, reject) => {
    const headers = host === undefined ? {} : { host };
    const request = httpRequest(product.at(path), { headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    request.on("error", reject).end();
  });
}

test("every answer forbids eval, content sniffing and referrers", async ({ narrows }) => {
  const asset = /src="(\/_next\/static\/[^"]+\.js)"/.exec(
    (await ask(narrows.product, "/p/orders")).text,
  )?.[1];
  expect(asset).toBeDefined();
  for (const path of [
    "/",
    "/p/orders",
    "/p/nope",
    "/nowhere",
    "/api/pipelines",
    "/api/pipelines/orders",
    "/api/pipelines/orders?from=x",
    "/api/pipelines/orders/export.csv",
    "/healthz",
    "/metrics",
    asset ?? "",
  ]) {
    const { headers } = await ask(narrows.product, path);
    const policy = String(headers["content-security-policy"]);
    expect(policy, path).not.toContain("unsafe-eval");
    expect(policy, path).not.toMatch(/script-src[^;]*unsafe-inline/);
    expect(policy, path).toContain("frame-ancestors 'self'");
    if (String(headers["content-type"]).startsWith("text/html")) {
      expect(policy, path).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/);
      expect(policy, path).toContain("object-src 'none'");
    } else expect(policy, path).toMatch(/default-src '(none|self)'/);
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["referrer-policy"], path).toBe("same-origin");
    expect(headers["x-powered-by"], path).toBeUndefined();
  }
});

test("every script carries the nonce of its own answer, and none is refused", async ({
  narrows,
  page,
}) => {
  const nonces = new Set<string>();
  for (const path of ["/", "/p/orders", "/p/orders", "/nowhere"]) {
    const { headers, text } = await ask(narrows.product, path);
    const nonce = /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1] ?? "";
    nonces.add(nonce);
    const scripts = text.match(/<script\b[^>]*>/g) ?? [];
    if (path !== "/") expect(scripts.length, path).toBeGreaterThan(2);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    expect(text).not.toMatch(/<[^>]+ on(click|error|load)=/);
  }
  expect(nonces.size).toBe(4);

  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(narrows.at("/p/orders"));
  await expect(headline(page)).toHaveText(/^Keeping up/);
  await asksAgain(page);
  expect(complaints).toEqual([]);
});

test("a setting says which sites may embed the page", async ({ setup }) => {
  const product = await setup.product({
    env: { ...NOWHERE, FRAME_ANCESTORS: "'self' https://wall.example" },
  });
  const { headers } = await ask(product, "/p/orders");
  expect(headers["content-security-policy"]).toContain(
    "frame-ancestors 'self' https://wall.example",
  );
});

test("on the loopback only its own names are answered, others by ALLOWED_HOSTS", async ({
  narrows,
  setup,
}) => {
  const { product } = narrows;
  for (const host of [`localhost:${product.port}`, "127.0.0.1", `[::1]:${product.port}`])
    expect((await ask(product, "/api/pipelines", host)).status, host).toBe(200);
  for (const host of ["evil.example", "evil.example:80", "localhost.evil.example", "10.0.0.7"]) {
    const refused = await ask(product, "/api/pipelines", host);
    expect(refused.status, host).toBe(421);
    expect(refused.text, host).toContain("ALLOWED_HOSTS");
    expect(refused.text, host).not.toContain("orders");
  }
  const open = await setup.product({ env: { ...NOWHERE, ALLOWED_HOSTS: "wall.example" } });
  expect((await ask(open, "/api/pipelines", `wall.example:${open.port}`)).status).toBe(200);
  expect((await ask(open, "/api/pipelines", "evil.example")).status).toBe(421);
});

test("texts of upstreams are text: markup in names and failures is shown, never run", async ({
  setup,
  page,
}) => {
  const demo = await setup.demo({ pipelines: [{ id: "orders", intervalMs: 2_000 }] });
  const [pipeline] = demo.pipelines;
  const driver = await startLyingDriver(pipeline?.sparkUrl ?? "", (path, body) => {
    if (path.includes("/streaming/batches")) return withFailure(body);
    return renamed(body);
  });
  // The application's name is not configured, so that any name is accepted.
  const { application: _, ...rest } = pipeline ?? {};
  const product = await setup.product({
    ...watching(demo),
    pipelines: [{ ...rest, name: MARKUP, sparkUrl: driver.url }],
  });
  await product.isReady();
  for (const path of ["/", "/p/orders"]) {
    await page.goto(product.at(path));
    await expect(page.getByRole("main")).toContainText(MARKUP);
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(await page.evaluate(() => "hit" in window)).toBe(false);
  }
  const events = eventRows(page).filter({ hasText: "Batch failed" });
  await expect(events.first()).toContainText(`failed: java.io.IOException: ${MARKUP}`);
  await expect(page.locator("main header")).toContainText(`Application ${MARKUP}`);
  await driver.close();
});

test("a driver's error page becomes a sentence without its markup and passwords", async ({
  setup,
  page,
}) => {
  const driver = await startUpstream(() => ({
    status: 500,
    type: "text/html",
    text: `<html><head><title>Oops</title></head><body><h2>HTTP ERROR 500</h2>${MARKUP}
      <script>window.hit = 1</script> cannot read s3a://reader:${SPARK_SECRET}@bucket/x</body></html>`,
  }));
  const product = await setup.product({
    env: { ...NOWHERE, SPARK_UI_URL: driver.url },
  });
  await page.goto(product.at("/p/orders"));
  const line = source(page, "Spark driver");
  await expect(line).toContainText("failing", { timeout: 30_000 });
  await expect(line).toContainText("500");
  await expect(line).not.toContainText("<");
  expect(await page.evaluate(() => "hit" in window)).toBe(false);
  await expectNowhere(product, [SPARK_SECRET]);
  await driver.close();
});

test("no credential is in any log line, answer, page, metric or file", async ({ setup, page }) => {
  const demo = await setup.demo({ pipelines: [{ id: "orders", intervalMs: 2_000 }] });
  const [pipeline] = demo.pipelines;
  const aws = await startEchoingAws();
  const driver = await startLyingDriver(pipeline?.sparkUrl ?? "", (path, body) =>
    path.endsWith("/environment") ? withSecretSettings(body) : body,
  );
  const product = await setup.product({
    pipelines: [{ ...pipeline, sparkUrl: driver.url }],
    awsUrl: aws.url,
    env: SECRETS,
  });
  await page.goto(product.at("/p/orders"));
  await expect(source(page, "CloudWatch")).toContainText(/late|failing/, { timeout: 30_000 });
  await expect(source(page, "Lease table")).toContainText(/late|failing/, { timeout: 30_000 });
  await expect(source(page, "Spark driver")).toContainText("OK", { timeout: 30_000 });
  await expect(page.getByRole("main")).toContainText("Spark settings", { timeout: 30_000 });
  // The upstream had them, and sent them back in its message: they could have come out again.
  expect(aws.heard(SECRETS.AWS_ACCESS_KEY_ID) && aws.heard(SECRETS.AWS_SESSION_TOKEN)).toBe(true);
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  await expectNowhere(product, [...Object.values(SECRETS), SPARK_SECRET]);
  await aws.close();
  await driver.close();
});

test("viewers and their parameters cause no upstream call, and change none", async ({
  narrows,
  clock,
}) => {
  const trap = await startTrap();
  const steering = [
    `sparkUrl=${trap.url}`,
    `endpoint=${trap.url}&region=us-gov-west-1`,
    `url=${trap.url}&stream=other&table=other`,
    "from=now-2h&points=7",
    "from=now-170m&to=now-5m&tz=Asia/Tokyo",
    "stream=../../other&id=nope",
    "from=now-1m&points=1000&refresh=1&force=true&nocache=1",
  ];
  const oneViewer = async () => void (await fetch(narrows.at("/api/pipelines/orders")));
  const fiftyViewers = async () => {
    const asked = Array.from({ length: 50 }, (_, i) =>
      fetch(narrows.at(`/api/pipelines/orders?${steering[i % steering.length]}&viewer=${i}`)),
    );
    asked.push(
      fetch(narrows.at(`/p/orders?${steering[0]}`), { headers: { "x-forwarded-host": trap.url } }),
    );
    for (const response of await Promise.all(asked)) expect(response.status).toBe(200);
  };
  const few = await callsDuring(narrows, clock, oneViewer);
  const many = await callsDuring(narrows, clock, fiftyViewers);
  expect(trap.requests).toEqual([]);
  await trap.close();
  // Polls a second apart have a jitter of their own: two spans of the same length differ a little.
  expect(Math.abs(many.spark - few.spark)).toBeLessThanOrEqual(0.2 * few.spark + 6);
  expect(few.spark).toBeGreaterThan(10);
  expect(many.aws).toBeLessThanOrEqual(4);
  expect(few.aws).toBeLessThanOrEqual(4);
});

/** A configuration with unreachable upstreams: enough to test the server alone. */
const NOWHERE = {
  KINESIS_STREAM: "orders",
  AWS_REGION: "eu-west-1",
  SPARK_UI_URL: "http://127.0.0.1:1",
  AWS_ENDPOINT_URL: "http://127.0.0.1:1",
};

/** The upstream calls in fifteen seconds in which viewers come twice a second. */
async function callsDuring(
  { demo }: { demo: { calls(): { calls: Readonly<Record<string, number>> }; resetCalls(): void } },
  clock: TestClock,
  view: () => Promise<void>,
): Promise<{ readonly spark: number; readonly aws: number }> {
  demo.resetCalls();
  const until = clock.now() + 15_000;
  while (clock.now() < until) {
    const next = clock.now() + 500;
    await view();
    await clock.until(next);
  }
  const calls = Object.entries(demo.calls().calls);
  const total = (isMine: (kind: string) => boolean): number =>
    calls.reduce((sum, [kind, count]) => sum + (isMine(kind) ? count : 0), 0);
  return {
    spark: total((kind) => kind.startsWith("spark.")),
    aws: total((kind) => !kind.startsWith("spark.")),
  };
}

/** Searches for words in everything that the product has sent, logged or stored. */
async function expectNowhere(product: Product, words: readonly string[]): Promise<void> {
  const said = [`log: ${product.output}`];
  for (const path of [
    "/",
    "/p/orders",
    "/api/pipelines",
    "/api/pipelines/orders",
    "/api/pipelines/orders/export.csv",
    "/metrics",
    "/readyz",
  ]) {
    said.push(`${path}: ${(await ask(product, path)).text}`);
  }
  for (const file of readdirSync(product.dataDir, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith("pipelines.json")) continue;
    said.push(`${file}: ${readFileSync(join(product.dataDir, file), "latin1")}`);
  }
  for (const word of words) {
    expect(said.filter((text) => text.includes(word)).map((text) => text.split(":")[0])).toEqual(
      [],
    );
  }
  expect(product.output.length).toBeGreaterThan(100);
  expect((await readWindow(product, "orders")).pipeline.id).toBe("orders");
}

/** Spark's JSON is passed on and only read by name here. */
type Json = Readonly<Record<string, unknown>>;

function renamed(body: unknown): unknown {
  const rename = (one: Json): Json => ("attempts" in one ? { ...one, name: MARKUP } : one);
  if (Array.isArray(body)) return body.map((one: Json) => rename(one));
  return typeof body === "object" && body !== null ? rename(body as Json) : body;
}

/** Makes the oldest batch in the list a failed one. */
function withFailure(body: unknown): unknown {
  if (!Array.isArray(body)) return body;
  const done = body.filter((one: Json) => one.status === "COMPLETED");
  const last: Json | undefined = done.at(-1);
  return body.map((one: Json) =>
    one.batchId === last?.batchId
      ? {
          ...one,
          numCompletedOutputOps: 0,
          numFailedOutputOps: 1,
          firstFailureReason: `java.io.IOException: ${MARKUP}\n\tat com.example.Main`,
        }
      : one,
  );
}

function withSecretSettings(body: unknown): unknown {
  const { sparkProperties, ...rest } = body as { sparkProperties: readonly unknown[] };
  return {
    ...rest,
    sparkProperties: [
      ...sparkProperties,
      ["spark.hadoop.fs.s3a.secret.key", SPARK_SECRET],
      ["spark.ssl.keyPassword", SPARK_SECRET],
      ["spark.driver.extraJavaOptions", `-Dpassword=${SPARK_SECRET}`],
    ],
    systemProperties: [["aws.secretKey", SPARK_SECRET]],
  };
}
