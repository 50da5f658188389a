import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { endAll } from "./child";
import type { Situation } from "./situation";
import { WAVES } from "./situations";
import type { Stage } from "./stage-file";
import { startWave, type Wave } from "./wave";

const ROOT = join(import.meta.dirname, "../..");
const CACHE = join(ROOT, ".cache/real");

const HELP = `Prove the verdicts on real Spark drivers that read a real Kinesis wire.

  npm run test:real                     every situation, in waves: about 25 minutes
  npm run test:real -- --only NAME      those whose name holds this

${WAVES.map(({ situations }, i) => `Wave ${i + 1}: ${situations.map(({ name }) => name).join(", ")}`).join("\n")}
`;

const { values } = parseArgs({
  options: {
    help: { type: "boolean", short: "h", default: false },
    only: { type: "string", default: "" },
  },
});

let wave: Wave | undefined;
let specs: ChildProcess | undefined;

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    specs?.kill("SIGTERM");
    void close().then(() => process.exit(130));
  });

if (values.help) console.log(HELP);
else {
  try {
    process.exitCode = (await playAll()) ? 0 : 1;
  } finally {
    await close();
  }
}

/** All waves, one after another; true if every situation was judged right. */
async function playAll(): Promise<boolean> {
  const chosen = WAVES.map(({ situations, ...times }) => ({
    ...times,
    situations: situations.filter(({ name }) => name.includes(values.only)),
  }));
  if (chosen.every(({ situations }) => situations.length === 0)) {
    console.error(`No situation's name holds "${values.only}".\n\n${HELP}`);
    return false;
  }
  let right = true;
  for (const [i, { situations, ...times }] of chosen.entries()) {
    if (situations.length === 0) continue;
    right = (await playWave(`wave-${i + 1}`, situations, times)) && right;
    await close();
  }
  return right;
}

async function playWave(
  name: string,
  situations: readonly Situation[],
  { calmMinutes, mostMinutes }: { readonly calmMinutes: number; readonly mostMinutes: number },
): Promise<boolean> {
  const folder = join(CACHE, "run", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  console.log(`\n── ${name}: ${situations.map((one) => one.name).join(", ")}`);
  const startedAt = Date.now();
  // What bin/test-real.mjs has downloaded and compiled.
  wave = await startWave(situations, { folder, classPath: process.env.REAL_CLASS_PATH ?? "" });
  const stage: Stage = {
    url: wave.product.at(""),
    folder,
    seenFile: wave.seenFile,
    names: situations.map((one) => one.name),
    calmUntil: startedAt + calmMinutes * 60_000,
    endsAt: startedAt + mostMinutes * 60_000,
  };
  const file = join(folder, "stage.json");
  writeFileSync(file, JSON.stringify(stage));
  const right = await runSpecs(file, join(folder, "report.json"));
  console.log(`── ${name}: ${((Date.now() - startedAt) / 60_000).toFixed(1)} minutes`);
  return right;
}

/** The specs in a process of their own: a failed one starts it anew, and what it looks at lives on. */
function runSpecs(stageFile: string, reportFile: string): Promise<boolean> {
  const cli = join(ROOT, "node_modules/@playwright/test/cli.js");
  const args = [cli, "test", "--config", "playwright.real.config.ts"];
  specs = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: "inherit",
    env: {
      ...process.env,
      NARROWS_REAL_STAGE: stageFile,
      PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile,
    },
  });
  return new Promise((resolve) => specs?.once("exit", (code) => resolve(code === 0)));
}

async function close(): Promise<void> {
  const ending = wave;
  wave = undefined;
  await ending?.end();
  await endAll();
}
