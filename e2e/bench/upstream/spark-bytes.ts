import { request } from "node:http";
import type { RunningDemo } from "@/lib/demo/start-demo";
import { createSparkSource } from "@/lib/sources/dstream/dstream-source";
import type { Bench, Measure, Report } from "../harness/bench";
import { fakeClock, type FakeClock } from "../harness/fake-clock";
import { newestDone, queueOf, sparkUrl, wedgedDriver } from "./wedged-driver";

/** The batches that come during the polls. */
const BATCHES = 120;
/** The server's interval for the other reads. */
const SIDE_MS = 15_000;
const METRICS_MS = 60_000;
const RECEIVERS_MS = 600_000;
const TASKS_MS = 60_000;

export const sparkBytes: Bench = {
  name: "spark-bytes",
  summary: "bytes read from a struggling driver",
  baseline: "the full streaming/batches list at every poll",
  async run(): Promise<Report> {
    const runs = [await pollDriver(10_000), await pollDriver(1_000)];
    return {
      measures: runs.flatMap(({ measures }) => measures),
      notes: [
        "Bodies only. Ours is everything that the server reads of a driver, the whole list at the start included.",
        ...runs.map(({ note }) => note),
      ],
    };
  },
};

/** Polls a driver with this batch interval as the server does, and reads the whole list beside it. */
async function pollDriver(intervalMs: number): Promise<{ measures: Measure[]; note: string }> {
  const clock = fakeClock();
  const demo = await wedgedDriver(intervalMs, clock);
  try {
    const before = queueOf(demo);
    const polls = await playPolls(demo, intervalMs, clock);
    const after = queueOf(demo);
    return {
      measures: measuresOf(intervalMs, polls),
      note:
        `${intervalMs / 1000} s batches: ${polls.count} polls, ${BATCHES} new batches; retained ` +
        `${before.retained}, waiting ${before.waiting} at first and ${after.waiting} at the end.`,
    };
  } finally {
    clock.restore();
    await demo.close();
  }
}

interface Bytes {
  sent: number;
  plain: number;
}

/**
 * The server's own reads at its own intervals, and after each poll the whole list, counted
 * separately.
 */
async function playPolls(demo: RunningDemo, intervalMs: number, clock: FakeClock) {
  const source = createSparkSource({ baseUrl: sparkUrl(demo) });
  const bytes = { batches: none(), receivers: none(), tasks: none(), rest: none(), lists: none() };
  const pauseMs = Math.min(10_000, Math.max(1_000, intervalMs / 2));
  const count = (BATCHES * intervalMs) / pauseMs;
  const { id } = (await source.readStreaming(patience())).application;
  take(demo, bytes.batches);
  await source.readSettings(patience());
  take(demo, bytes.rest);
  for (let poll = 1; poll <= count; poll++) {
    clock.pass(pauseMs);
    await source.readStreaming(patience());
    take(demo, bytes.batches);
    const isDue = (everyMs: number) => (poll * pauseMs) % everyMs < pauseMs;
    // At the start, and then rarely: a receiver that comes or goes shows in the counters.
    if (poll === 1 || isDue(RECEIVERS_MS)) await source.readReceivers(patience());
    take(demo, bytes.receivers);
    if (isDue(SIDE_MS)) await source.readSlots(patience());
    if (isDue(METRICS_MS)) await source.readMetrics(patience());
    take(demo, bytes.rest);
    // The driver is too slow all the time, so the tasks of its newest batch are read all the time.
    if (isDue(TASKS_MS)) await source.readTasks(newestDone(demo), patience());
    take(demo, bytes.tasks);
    await readList(`${sparkUrl(demo)}/api/v1/applications/${id}/streaming/batches`);
    take(demo, bytes.lists);
  }
  source.close();
  return { count, bytes };
}

function measuresOf(intervalMs: number, polls: Awaited<ReturnType<typeof playPolls>>): Measure[] {
  const { batches, receivers, tasks, rest, lists } = polls.bytes;
  const all = none();
  for (const part of [batches, receivers, tasks, rest]) add(all, part);
  const row = (what: string, pick: keyof Bytes, part: Bytes): Measure => ({
    what: `${intervalMs / 1000} s batches, ${what}`,
    unit: "bytes",
    measured: part[pick],
    baseline: lists[pick],
  });
  const goal = { of: "ratio", most: 0.05 } as const;
  return [
    { ...row("counters and batches (gzip)", "sent", batches), goal },
    row("receivers (gzip)", "sent", receivers),
    row("tasks of the newest batch (gzip)", "sent", tasks),
    row("executors, metrics, settings (gzip)", "sent", rest),
    { ...row("everything (gzip)", "sent", all), goal },
    row("everything, uncompressed", "plain", all),
  ];
}

/** Takes the counts since the last call. */
function take(demo: RunningDemo, into: Bytes): void {
  const { sparkBytesSent, sparkBytesPlain } = demo.calls();
  add(into, { sent: sparkBytesSent, plain: sparkBytesPlain });
  demo.resetCalls();
}

function add(into: Bytes, bytes: Bytes): void {
  into.sent += bytes.sent;
  into.plain += bytes.plain;
}

const none = (): Bytes => ({ sent: 0, plain: 0 });

function readList(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { "accept-encoding": "gzip" } }, (response) => {
      response.resume().once("end", resolve).once("error", reject);
    })
      .once("error", reject)
      .end();
  });
}

const patience = () => AbortSignal.timeout(20_000);
