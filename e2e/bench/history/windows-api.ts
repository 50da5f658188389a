import { Agent } from "node:http";
import { gzipSync } from "node:zlib";
import { windowUrl } from "@/lib/contract/urls";
import { type RunningDemo, startDemo } from "@/lib/demo/start-demo";
import { HOUR_MS } from "@/lib/domain/metric-period";
import { openHistory } from "@/lib/history/factory/open-history";
import { ask } from "../harness/ask";
import type { Bench, Measure, Report } from "../harness/bench";
import { fillHistory } from "./filled-history";
import { quantile } from "../harness/quantile";
import { inTemporaryDirectory } from "../harness/temporary-directory";
import { timeRounds, WARM_UP } from "../harness/time-rounds";
import { cpuSeconds, withProduct } from "../harness/with-product";
import { MOST_BYTES, WEEK_MS, WINDOW_SPANS } from "./window-spans";

const PIPELINE = "bench";
const ROUNDS = 100;
const BASELINE_ROUNDS = 20;
/** The demo's driver itself provides this much of the past. */
const DEMO_PAST_MS = 3 * HOUR_MS;

export const windowsApi: Bench = {
  name: "windows-api",
  summary: "the same windows, asked of the running product over HTTP",
  baseline: "every row of the window read, put into JSON and compressed",
  run: () => inTemporaryDirectory(measure),
};

interface Numbers {
  readonly times: readonly number[];
  /** The CPU time of one round, ms. */
  readonly cpuMs: number;
  readonly bytes: number;
}

async function measure(directory: string): Promise<Report> {
  const demo = await startDemo({ pastMs: DEMO_PAST_MS, pipelines: [{ id: PIPELINE }] });
  try {
    const rows = await rowsOf(directory, Date.now());
    const answers = await answersOf(demo, directory);
    return {
      measures: WINDOW_SPANS.flatMap(({ name, goalMs }) =>
        measuresOf(name, goalMs, answers.live.get(name), rows.get(name)),
      ).concat(measuresOf("1 h of the past, judged anew", WINDOW_SPANS[0]?.goalMs, answers.past)),
      notes: [
        `${ROUNDS} windows each, none of them shared; the baseline ${BASELINE_ROUNDS} rounds, without HTTP.`,
        "Client, server and demo share this machine's cores. CPU is the server's own, all that it did meanwhile included.",
      ],
    };
  } finally {
    await demo.close();
  }
}

/** Fills the history up to the beginning of the demo's past, and measures the baseline in it. */
async function rowsOf(directory: string, now: number): Promise<ReadonlyMap<string, Numbers>> {
  const history = await openHistory({ directory });
  const to = now - DEMO_PAST_MS;
  await fillHistory(history, PIPELINE, { from: now - WEEK_MS, to });
  const found = new Map<string, Numbers>();
  for (const { name, lengthMs } of WINDOW_SPANS) {
    let bytes = 0;
    const { wall: times, cpu } = await timeRounds(BASELINE_ROUNDS, async () => {
      const window = await history.window(PIPELINE, { from: to - lengthMs, to }, 0);
      bytes = gzipSync(JSON.stringify(window), { level: 4 }).length;
    });
    found.set(name, { times, bytes, cpuMs: quantile(cpu, 0.5) });
  }
  await history.close();
  return found;
}

function answersOf(demo: RunningDemo, directory: string) {
  return withProduct(demo, directory, async (product) => {
    const agent = new Agent({ keepAlive: true });
    const answer = async (query: (round: number) => string): Promise<Numbers> => {
      let bytes = 0;
      const before = await cpuSeconds(product);
      const { wall: times } = await timeRounds(ROUNDS, async (round) => {
        const asked = await ask(product.at(windowUrl(PIPELINE, query(round))), agent);
        if (asked.status !== 200) throw new Error(`The product answered ${asked.status}.`);
        bytes = Math.max(bytes, asked.bytes);
      });
      const cpuMs = (1000 * ((await cpuSeconds(product)) - before)) / (WARM_UP + ROUNDS);
      return { times, bytes, cpuMs };
    };
    const live = new Map<string, Numbers>();
    for (const { name, lengthMs } of WINDOW_SPANS) {
      const range = `from=now-${lengthMs / HOUR_MS}h&to=now`;
      live.set(name, await answer((round) => `${range}&${other(round)}`));
    }
    const past = await answer((round) => {
      const to = Date.now() - 24 * HOUR_MS - round;
      return `from=${to - HOUR_MS}&to=${to}`;
    });
    agent.destroy();
    return { live, past };
  });
}

/** The same window with another URL, so that no answer is shared: days begin at another time. */
function other(round: number): string {
  return `tz=${ZONES[(round + ZONES.length) % ZONES.length]}`;
}

const ZONES = Intl.supportedValuesOf("timeZone");

function measuresOf(
  name: string,
  goalMs: number | undefined,
  ours: Numbers | undefined,
  rows?: Numbers,
): Measure[] {
  if (ours === undefined) return [];
  const against = (value: (numbers: Numbers) => number) => ({
    measured: value(ours),
    ...(rows === undefined ? {} : { baseline: value(rows) }),
  });
  const most = (limit: number | undefined) =>
    limit === undefined ? {} : { goal: { of: "measured", most: limit } as const };
  return [
    { what: `${name}, p50`, unit: "ms", ...against(({ times }) => quantile(times, 0.5)) },
    {
      what: `${name}, p99`,
      unit: "ms",
      ...against(({ times }) => quantile(times, 0.99)),
      ...most(goalMs),
    },
    { what: `${name}, CPU`, unit: "ms", ...against(({ cpuMs }) => cpuMs) },
    {
      what: `${name}, compressed`,
      unit: "bytes",
      ...against(({ bytes }) => bytes),
      ...most(MOST_BYTES),
    },
  ];
}
