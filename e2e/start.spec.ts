import { createServer } from "node:http";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./real/driver/free-port";
import { listenLocally } from "./real/process/listen-locally";
import { expect, test, watching } from "./setup/setup";

/** The settings of every start that has no other configuration: nothing is called. */
const SINGLE = {
  KINESIS_STREAM: "orders",
  AWS_REGION: "eu-west-1",
  SPARK_UI_URL: "http://127.0.0.1:1",
};

test("a wrong configuration gives one message that names every wrong setting", async ({
  setup,
}) => {
  const product = setup.launch({
    pipelines: [
      { id: "Orders!", region: "Ireland", stream: "orders", sparkUrl: "localhost:4040" },
      { id: "clicks", region: "eu-west-1", sparkUrl: "http://127.0.0.1:1" },
    ],
    env: { HISTORY_DAYS: "0", LOG_LEVEL: "loud", PORT: "0" },
  });
  const { code } = await product.ends();
  expect(code).toBe(1);
  expect(product.port).toBe(0);
  const named = product.output.match(/^ {2}\S.*?(?=: )/gm)?.map((name) => name.trim());
  expect(named).toEqual([
    "PIPELINES_FILE [0].id",
    "PIPELINES_FILE [0].region",
    "PIPELINES_FILE [0].sparkUrl",
    "PIPELINES_FILE [1].stream",
    "HISTORY_DAYS",
    "LOG_LEVEL",
  ]);
  expect(product.output.match(/The configuration is wrong/g)).toHaveLength(1);
  expect(product.output).not.toMatch(/demo|Building|watching/i);
});

test("a wrong configuration never falls back to the demo", async ({ setup }) => {
  const product = setup.launch({ env: { PIPELINES_FILE: "/nowhere/pipelines.json" } });
  const { code } = await product.ends();
  expect(code).toBe(1);
  expect(product.output).toContain("PIPELINES_FILE: /nowhere/pipelines.json cannot be read");
});

test("nothing listens when the configuration is wrong", async ({ setup }) => {
  const taken = await freePort();
  const product = setup.launch({ env: { KINESIS_STREAM: "orders", PORT: String(taken) } });
  const asked = setInterval(() => void fetch(product.at("/healthz")).then(heard, () => {}), 20);
  let answers = 0;
  const heard = () => answers++;
  product.port = taken;
  const { code } = await product.ends();
  clearInterval(asked);
  expect(code).toBe(1);
  expect(answers).toBe(0);
  expect(product.output).toContain("SPARK_UI_URL: is missing");
  expect(product.output).toContain("AWS_REGION: is missing");
});

test("an address with a password in it is refused without repeating it", async ({ setup }) => {
  const product = setup.launch({
    env: { ...SINGLE, SPARK_UI_URL: "http://ops:correct-horse@driver:4040" },
  });
  const { code } = await product.ends();
  expect(code).toBe(1);
  expect(product.output).toContain("SPARK_UI_URL: must not hold a user name or password");
  expect(product.output).not.toContain("correct-horse");
});

test("a port that is taken is named, with advice", async ({ setup }) => {
  const other = createServer();
  const port = await listenLocally(other);
  const product = setup.launch({ env: { ...SINGLE, PORT: String(port) } });
  const { code } = await product.ends();
  other.close();
  expect(code).toBe(1);
  expect(product.output).toContain(`PORT: ${port} is taken on 127.0.0.1. Choose another`);
});

test("SIGTERM ends it within two seconds, and it starts again on the same port and data", async ({
  setup,
  page,
}) => {
  const demo = await setup.demo({ pipelines: [{ id: "orders", intervalMs: 2000 }] });
  const first = await setup.product(watching(demo));
  await first.isReady();
  // Neither a page that polls nor an upstream that never answers may delay the exit.
  await page.goto(first.at("/p/orders"));
  await demo.setTrouble("orders", "spark-hangs", true);
  await demo.setTrouble("orders", "cloudwatch-hangs", true);
  demo.resetCalls();
  await expect.poll(() => Object.keys(demo.calls().calls).join()).toMatch(/spark\./);
  const { code, afterMs } = await first.end("SIGTERM");
  expect(code).toBe(0);
  expect(afterMs).toBeLessThan(2_000);
  await expect(fetch(first.at("/healthz"))).rejects.toThrow(/fetch failed/);

  const second = await setup.product({
    ...watching(demo),
    dataDir: first.dataDir,
    env: { PORT: String(first.port) },
  });
  expect(second.port).toBe(first.port);
  expect((await fetch(second.at("/p/orders"))).status).toBe(200);
  expect(second.output).not.toMatch(/Building|Installing/);
});

test(".env.local is not needed: one pipeline by variables alone", async ({ setup }) => {
  const product = await setup.product({ env: SINGLE });
  const answer = await fetch(product.at("/api/pipelines"));
  expect(await answer.json()).toMatchObject({
    demo: false,
    pipelines: [{ id: "orders", name: "orders", stream: "orders", region: "eu-west-1" }],
  });
});

test("a pipelines file together with a single pipeline's variables is an error", async ({
  setup,
}) => {
  const product = setup.launch({
    pipelines: [{ id: "a", region: "eu-west-1", stream: "a", sparkUrl: "http://127.0.0.1:1" }],
    env: { KINESIS_STREAM: "orders" },
  });
  expect((await product.ends()).code).toBe(1);
  expect(product.output).toContain("KINESIS_STREAM: a single pipeline and PIPELINES_FILE exclude");
});

test("a pipelines file that is not JSON says where it breaks", async ({ setup }) => {
  const product = setup.launch({ pipelines: [] });
  const file = join(product.dataDir, "broken.json");
  writeFileSync(file, '[{"id": "orders",');
  expect((await product.ends()).code).toBe(1);
  const broken = setup.launch({ env: { PIPELINES_FILE: file } });
  expect((await broken.ends()).code).toBe(1);
  expect(broken.output).toMatch(/PIPELINES_FILE: .*broken\.json is not JSON \(.+\)/);
});

test("a SIGTERM to npm itself ends the server, too", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "narrows-npm-"));
  const npm = spawn("npm", ["start"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: "0",
      DATA_DIR: dataDir,
      // No pipeline of the user: the demo.
      KINESIS_STREAM: "",
      SPARK_UI_URL: "",
      PIPELINES_FILE: "",
    },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let output = "";
  npm.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  const address = () => /http:\/\/localhost:\d+/.exec(output)?.[0] ?? "";
  await expect.poll(address, { timeout: 60_000 }).not.toBe("");
  const health = () =>
    fetch(`${address()}/healthz`).then(
      (response) => response.status,
      () => "gone",
    );
  expect(await health()).toBe(200);

  npm.kill("SIGTERM");
  await expect.poll(health, { timeout: 5_000, intervals: [200] }).toBe("gone");
  // It no longer listens, and may still be writing the last of its history.
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

test("bound to more than this machine without a list of names, the start warns", async ({
  setup,
}) => {
  const warning = /HOST is 0\.0\.0\.0 and ALLOWED_HOSTS is empty/;
  const open = await setup.product({ env: { ...SINGLE, HOST: "0.0.0.0" } });
  await expect.poll(() => open.output).toMatch(warning);
  const listed = { ...SINGLE, HOST: "0.0.0.0", ALLOWED_HOSTS: "narrows.example" };
  const narrowed = await setup.product({ env: listed });
  expect((await narrowed.end("SIGTERM")).code).toBe(0);
  expect(narrowed.output).not.toMatch(warning);
});
