import { parseArgs } from "node:util";
import type { Bench, BenchOptions } from "./harness/bench";
import { diagnosis } from "./synthetic-incidents/diagnosis";
import { agreements } from "./agreements/agreements";
import { evaluation } from "./history/evaluate";
import { honesty } from "./honesty/honesty";
import { kiosk } from "./kiosk/kiosk";
import { pipelinePage } from "./page/page";
import { printReport } from "./harness/print-report";
import { sparkBytes } from "./upstream/spark-bytes";
import { upstream } from "./upstream/upstream";
import { stability } from "./stability/stability";
import { windows } from "./history/windows";
import { windowsApi } from "./history/windows-api";

const BENCHES: readonly Bench[] = [
  sparkBytes,
  evaluation,
  windows,
  windowsApi,
  upstream,
  diagnosis,
  honesty,
  stability,
  agreements,
  pipelinePage,
  kiosk,
];

const HELP = `Measure the product against its goals, each with its baseline from the same run.

  npm run bench -- [name…]        all when none is named

${BENCHES.map(({ name, summary }) => `  ${name.padEnd(14)}${summary}`).join("\n")}

  --minutes N   how long each phase of upstream lasts; 2 by default
  --seed N      diagnosis, honesty: which incidents and worlds are made; 1 by default
  --count N     diagnosis, honesty: how many; 350 at least and 2,000 by default
  --only TEXT   diagnosis, stability: only families whose name holds this; honesty: the world of this number
  --verbose     diagnosis, honesty: explain the right ones too

A goal that is missed is said so and fails nothing. Other work on the machine shows in the times.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: "boolean", short: "h", default: false },
    minutes: { type: "string", default: "2" },
    seed: { type: "string", default: "1" },
    count: { type: "string" },
    only: { type: "string", default: "" },
    verbose: { type: "boolean", default: false },
  },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed);
const count = values.count === undefined ? undefined : Number(values.count);
const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name));

if (values.help) console.log(HELP);
else if (unknown.length > 0) stop(`Unknown bench: ${unknown.join(", ")}.\n\n${HELP}`);
else if (!(Number.isInteger(minutes) && minutes >= 1 && minutes <= 60))
  stop("--minutes must be a whole number from 1 to 60.");
else if (
  !(Number.isInteger(seed) && (count === undefined || (Number.isInteger(count) && count >= 1)))
)
  stop("--seed and --count must be whole numbers, --count at least 1.");
else
  await runAll(
    BENCHES.filter(({ name }) => positionals.length === 0 || positionals.includes(name)),
  );

async function runAll(chosen: readonly Bench[]): Promise<void> {
  const { only, verbose } = values;
  const options: BenchOptions = {
    minutes,
    seed,
    only,
    verbose,
    ...(count === undefined ? {} : { count }),
  };
  for (const bench of chosen) {
    const began = performance.now();
    const report = await bench.run(options);
    printReport(bench, report, (performance.now() - began) / 1000);
  }
}

function stop(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
