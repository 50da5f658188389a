import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { browserOutcome, type Failure, type Outcome, outcomeLines } from "../../bin/outcomes.mjs";
import { CACHE, freshFolder } from "../../bin/own-cache.mjs";
import { endAll } from "./process/child";
import type { Situation } from "./situation/situation";
import { WAVES } from "./situations";
import type { WaveUnderTest } from "./wave/wave-under-test";
import { startWave, type Wave } from "./wave/wave";

const ROOT = join(import.meta.dirname, "../..");
const REPORTS = join(CACHE, "reports");

const HELP = `Prove the verdicts on real Spark drivers that read a real Kinesis wire.

  npm run test:real                     the situations that are not variations of others: about 32 minutes
  npm run test:real -- --all            those too
  npm run test:real -- --only NAME,…    those whose names hold one of these
  npm run test:real -- --mechanism      only that the situations are what they say, and that Narrows has
                                        the facts; not what it makes of them

${WAVES.map(({ situations }, i) => `Wave ${i + 1}: ${situations.map(({ name }) => name).join(", ")}`).join("\n")}
`;

const { values } = parseArgs({
  options: {
    help: { type: "boolean", short: "h", default: false },
    only: { type: "string", default: "" },
    all: { type: "boolean", default: false },
    mechanism: { type: "boolean", default: false },
  },
});

let wave: Wave | undefined;
let specs: ChildProcess | undefined;

for (const end of ["SIGINT", "SIGTERM", "disconnect"] as const)
  process.once(end, () => {
    specs?.kill("SIGTERM");
    close()
      .catch(console.error)
      .finally(() => process.exit(130));
  });
// The channel to the starter must not keep this process alive.
process.channel?.unref();

if (values.help) console.log(HELP);
else {
  const tally: Tally = { passed: 0, failed: 0, failures: [] };
  try {
    await playAll(tally);
  } catch (error) {
    tally.failed++;
    tally.failures.push({ name: "npm run test:real broke off", message: String(error) });
    console.error(error);
  } finally {
    await close();
  }
  mkdirSync(REPORTS, { recursive: true });
  writeFileSync(join(REPORTS, "real-tally.json"), JSON.stringify(tally));
  for (const line of outcomeLines({ ...tally, flaky: [] })) console.log(line);
  console.log(`${tally.passed} passed, ${tally.failed} failed`);
  // Exits explicitly: an unused connection would keep the process alive for minutes.
  process.exit(tally.failed === 0 ? 0 : 1);
}

/** The number of situations with a right verdict. */
interface Tally {
  passed: number;
  /** Includes those that were not tested because something they needed failed before. */
  failed: number;
  readonly failures: Failure[];
}

/** All waves, one after another. */
async function playAll(tally: Tally): Promise<void> {
  const only = values.only.split(",");
  const chosen = WAVES.map(({ situations, ...times }) => ({
    ...times,
    situations: situations.filter(
      ({ name, extra = false }) =>
        only.some((part) => name.includes(part)) && (!extra || values.all || values.only !== ""),
    ),
  }));
  if (chosen.every(({ situations }) => situations.length === 0))
    throw new Error(`No situation's name holds "${values.only}".\n\n${HELP}`);
  for (const [i, { situations, ...times }] of chosen.entries()) {
    if (situations.length === 0) continue;
    const { passed, failures } = await playWave(`wave-${i + 1}`, situations, times);
    tally.passed += passed;
    tally.failed += testsOf(situations) - passed;
    tally.failures.push(...failures);
    await close();
  }
}

/** A situation that heals is tested twice. */
function testsOf(situations: readonly Situation[]): number {
  return situations.length + situations.filter(({ heals }) => heals !== undefined).length;
}

/** Resolves with the number of passed tests, and the failed ones. */
async function playWave(
  name: string,
  situations: readonly Situation[],
  { calmMinutes, mostMinutes }: { readonly calmMinutes: number; readonly mostMinutes: number },
): Promise<Pick<Outcome, "passed" | "failures">> {
  const folder = join(CACHE, "real", "run", name);
  freshFolder(folder);
  console.log(`\n── ${name}: ${situations.map((one) => one.name).join(", ")}`);
  const startedAt = Date.now();
  // What bin/test-real.mjs has downloaded and compiled.
  wave = await startWave(situations, {
    folder,
    classPath: process.env.REAL_CLASS_PATH ?? "",
    sparkHome: process.env.REAL_SPARK_HOME ?? "",
  });
  const underTest: WaveUnderTest = {
    url: wave.product.at(""),
    folder,
    seenFile: wave.seenFile,
    names: situations.map((one) => one.name),
    calmUntil: startedAt + calmMinutes * 60_000,
    isMechanismOnly: values.mechanism,
    endsAt: startedAt + mostMinutes * 60_000,
  };
  const file = join(folder, "wave.json");
  writeFileSync(file, JSON.stringify(underTest));
  const report = join(folder, "report.json");
  await runSpecs(file, report);
  await wave?.record();
  console.log(`── ${name}: ${((Date.now() - startedAt) / 60_000).toFixed(1)} minutes`);
  return existsSync(report)
    ? browserOutcome(JSON.parse(readFileSync(report, "utf8")))
    : { passed: 0, failures: [{ name, message: "its specs wrote no report" }] };
}

/** The specs run in their own process: a failed spec restarts it, while the wave goes on. */
function runSpecs(waveFile: string, reportFile: string): Promise<void> {
  const cli = join(ROOT, "node_modules/@playwright/test/cli.js");
  const args = [cli, "test", "--config", "playwright.real.config.ts"];
  specs = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: "inherit",
    env: {
      ...process.env,
      NARROWS_REAL_WAVE: waveFile,
      PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile,
    },
  });
  return new Promise((resolve) => specs?.once("exit", () => resolve()));
}

async function close(): Promise<void> {
  const ending = wave;
  wave = undefined;
  await ending?.end();
  await endAll();
}
