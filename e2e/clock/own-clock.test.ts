import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { openClockFile } from "./clock-file.mjs";
import { TestClock } from "./test-clock";

const START = fileURLToPath(new URL("testing/bin/start.mjs", import.meta.url));

interface Told {
  readonly began: { readonly wall: number; readonly steady: number; readonly made: number };
  readonly ended: { readonly wall: number; readonly steady: number };
  readonly date: string;
}

it("advances a product's clocks by a minute in seconds, and stops when the product has ended", async () => {
  const clock = new TestClock();
  onTestFinished(() => clock.dispose());
  const start = clock.now();
  clock.run(100);
  const product = fork(START, [], { execArgv: [], env: { ...process.env, ...clock.env } });
  onTestFinished(() => {
    product.kill("SIGKILL");
  });
  const [told] = (await once(product, "message")) as [Told]; // the message of its program
  const { began, ended } = told;
  expect(began.wall).toBeGreaterThanOrEqual(start);
  expect(began.made).toBeGreaterThanOrEqual(start);
  expect(ended.wall - began.wall).toBeGreaterThanOrEqual(60_000);
  expect(ended.steady - began.steady).toBe(ended.wall - began.wall);
  expect(Date.parse(told.date)).toBeGreaterThan(ended.wall - 1_000);
  await once(product, "exit");
  const end = clock.now();
  expect(end).toBeGreaterThanOrEqual(ended.wall);
  await clock.reaches(end);
  expect(clock.now()).toBe(end);
});

it("gives a demo the same time, in its headers too", async () => {
  const clock = new TestClock();
  onTestFinished(() => clock.dispose());
  const later = Math.floor(clock.now() / 1_000) * 1_000 + 3_600_000;
  const file = openClockFile(String(clock.env.TEST_CLOCK_FILE));
  file.write("now", later);
  file.close();
  const main = fileURLToPath(new URL("testing/lib/demo/main.ts", import.meta.url));
  const env = { ...process.env, ...clock.env };
  const demo = fork(main, [], { execArgv: ["--import", "tsx"], env });
  onTestFinished(() => {
    demo.kill("SIGKILL");
  });
  const [reported] = (await once(demo, "message")) as [unknown]; // the message of its program
  expect(reported).toEqual({ now: later, date: new Date(later).toUTCString() });
});
