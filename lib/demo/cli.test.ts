import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startDemo, type RunningDemo } from "./start-demo";
import { TROUBLE_NAMES } from "./simulation/troubles";

const CLI = fileURLToPath(new URL("cli.ts", import.meta.url));
const data = mkdtempSync(join(tmpdir(), "demo-cli-"));

let demo: RunningDemo;
beforeAll(async () => {
  demo = await startDemo({ pastMs: 60_000, pipelines: [{ id: "orders" }, { id: "clicks" }] });
  mkdirSync(join(data, "narrows-demo"));
  writeFileSync(join(data, "narrows-demo", "emulator.json"), JSON.stringify({ port: demo.port }));
});
afterAll(async () => {
  rmSync(data, { recursive: true });
  await demo.close();
});

async function run(args: readonly string[], dataDirectory = data) {
  const child = spawn(process.execPath, ["--import", "tsx", CLI, ...args], {
    env: { ...process.env, DATA_DIR: dataDirectory },
  });
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.once("exit", resolve)),
  ]);
  return { out, err, code };
}

it("lists every trouble in its help", async () => {
  const { out, code } = await run(["--help"]);
  for (const name of TROUBLE_NAMES) expect(out).toContain(`  ${name} `);
  expect(code).toBe(0);
});

it("finds the demo, switches a trouble and lists it, and names the demo each time", async () => {
  const named = `The demo at http://127.0.0.1:${demo.port} (${join(data, "narrows-demo")}):\n`;
  expect((await run(["on", "orders", "slow"])).out).toBe(`${named}orders          slow\n`);
  expect((await run(["list"])).out).toBe(
    `${named}orders          slow\nclicks          no trouble\n`,
  );
  expect((await run(["off", "orders", "slow"])).out).toBe(`${named}orders          no trouble\n`);
});

it("names the demo that refuses", async () =>
  expect((await run(["on", "x", "slow"])).err).toMatch(
    new RegExp(`^The demo at http://127.0.0.1:${demo.port} \\(.*\\): No pipeline "x"`),
  ));

it.each([
  ["an unknown pipeline", ["on", "x", "slow"], 'No pipeline "x". There are: orders, clicks.'],
  ["an unknown trouble", ["on", "orders", "x"], 'No trouble "x". There are: slow, '],
  ["half a command", ["on", "orders"], "Say which: npm run demo -- on <pipeline> <trouble>"],
  ["another command", ["break"], 'Unknown command "break".'],
  ["a port that is none", ["list", "--port", "x"], "--port must be a number"],
  [
    "a port where nothing listens",
    ["list", "--port", "1"],
    "The demo at http://127.0.0.1:1 (--port) does not answer",
  ],
])("explains the error of %s, and fails", async (_, args, message) => {
  const { err, code } = await run(args);
  expect(err).toContain(message);
  expect(code).toBe(1);
});

it("says how to start a demo when none runs", async () => {
  const { err, code } = await run(["list"], join(data, "empty"));
  expect(err).toContain("No running demo found");
  expect(err).toContain("npm start");
  expect(code).toBe(1);
});
