import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Product } from "@/e2e/setup/product";
import { windowUrl } from "@/lib/contract/urls";
import type { CallCounts } from "@/lib/demo/wire/calls";
import { type RunningDemo, startDemo } from "@/lib/demo/start-demo";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { Bench, Measure, Report } from "../harness/bench";
import { quantile } from "../harness/quantile";
import { inTemporaryDirectory } from "../harness/temporary-directory";
import type { ViewersOutcome, ViewersTask } from "./viewers";
import { cpuSeconds, withProduct } from "../harness/with-product";

const MANY = 500;
/** Until then the server also makes the reads that it makes once: settings, back-fill. */
const SETTLED_AFTER_MS = 75_000;
/** Phases begin at this offset in the minute: far from its end, when CloudWatch is asked. */
const BEGIN_AT_MS = 40_000;

export const upstream: Bench = {
  name: "upstream",
  summary: "upstream calls and answer times with 500 viewers",
  baseline: "the same server over a span as long, with one viewer",
  run: ({ minutes }) => inTemporaryDirectory((directory) => measure(directory, minutes)),
};

interface Phase {
  readonly calls: CallCounts;
  readonly answers: ViewersOutcome;
  /** The server's use of cores. */
  readonly cpu: number;
}

async function measure(directory: string, minutes: number): Promise<Report> {
  const demo = await startDemo();
  try {
    return await withProduct(demo, directory, async (product) => {
      await pause(SETTLED_AFTER_MS);
      const one = await phase(demo, product, { viewers: 1, minutes });
      const many = await phase(demo, product, { viewers: MANY, minutes });
      return reportOf(one, many, { minutes, pipelines: demo.pipelines.length });
    });
  } finally {
    await demo.close();
  }
}

async function phase(
  demo: RunningDemo,
  product: Product,
  { viewers, minutes }: { viewers: number; minutes: number },
): Promise<Phase> {
  // The pollers follow the minute: two spans are comparable when both begin at the same offset in
  // it.
  await pause(MINUTE_MS - ((Date.now() - BEGIN_AT_MS) % MINUTE_MS));
  demo.resetCalls();
  const cpuBefore = await cpuSeconds(product);
  const looking = look({ urls: urlsOf(demo, product), viewers, seconds: minutes * 60 });
  await pause(minutes * MINUTE_MS);
  const calls = demo.calls();
  const cpu = ((await cpuSeconds(product)) - cpuBefore) / (minutes * 60);
  return { calls, cpu, answers: await looking };
}

/** Most viewers look at the last hour, some at more. */
function urlsOf(demo: RunningDemo, product: Product): string[] {
  const ranges = ["", "", "", "from=now-6h&to=now", "from=now-24h&to=now"];
  return ranges.flatMap((range) =>
    demo.pipelines.map(({ id }) => product.at(windowUrl(id, range))),
  );
}

async function look(task: ViewersTask): Promise<ViewersOutcome> {
  const child = fork(fileURLToPath(new URL("viewers.ts", import.meta.url)), [], {
    execArgv: ["--import", "tsx"],
  });
  child.send(task);
  const exited = once(child, "exit").then(() => {
    throw new Error("The viewers ended early.");
  });
  exited.catch(() => undefined);
  const [outcome]: ViewersOutcome[] = await Promise.race([once(child, "message"), exited]);
  if (outcome === undefined) throw new Error("The viewers said nothing.");
  return outcome;
}

function reportOf(
  one: Phase,
  many: Phase,
  { minutes, pipelines }: { minutes: number; pipelines: number },
): Report {
  const seconds = minutes * 60;
  const { times, outcomes } = many.answers;
  return {
    measures: [
      {
        what: "upstream calls, all kinds",
        unit: "calls",
        measured: total(many.calls),
        baseline: total(one.calls),
        // Each poller has its own interval, and some calls fall on the other side of the span's
        // edge. Fewer calls are bad too: then the viewers delay the pollers.
        goal: { of: "ratio", least: 0.95, most: 1.05 },
      },
      ...kinds(one.calls, many.calls),
      {
        what: "CloudWatch metrics, per pipeline and minute",
        unit: "metrics",
        measured: many.calls.metricsRequested / pipelines / minutes,
        baseline: one.calls.metricsRequested / pipelines / minutes,
        goal: { of: "measured", most: 13 },
      },
      {
        what: "answers, p50",
        unit: "ms",
        measured: quantile(times, 0.5),
        baseline: quantile(one.answers.times, 0.5),
      },
      {
        what: "answers, p99",
        unit: "ms",
        measured: quantile(times, 0.99),
        baseline: quantile(one.answers.times, 0.99),
        goal: { of: "measured", most: 50 },
      },
      { what: "the server's CPU, cores", unit: "cores", measured: many.cpu, baseline: one.cpu },
      {
        what: "the server's CPU, one viewer's answer more",
        unit: "ms",
        measured:
          (1000 * (many.cpu - one.cpu) * seconds) / (times.length - one.answers.times.length),
      },
    ],
    notes: [
      `${MANY} viewers, each every 5 s on a connection of its own: ${times.length} answers, by outcome ${JSON.stringify(outcomes)}; one viewer: ${JSON.stringify(one.answers.outcomes)}.`,
      "Viewers, server and demo share this machine's cores, and the times are the viewers' own.",
    ],
  };
}

function kinds(one: CallCounts, many: CallCounts): Measure[] {
  const names = new Set([...Object.keys(one.calls), ...Object.keys(many.calls)]);
  return [...names].toSorted().map((name) => ({
    what: `  ${name}`,
    unit: "calls",
    measured: many.calls[name] ?? 0,
    baseline: one.calls[name] ?? 0,
  }));
}

function total({ calls }: CallCounts): number {
  return Object.values(calls).reduce((sum, count) => sum + count, 0);
}
