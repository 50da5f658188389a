import { request } from "node:http";
import { type RunningDemo, startDemo } from "@/lib/demo/start-demo";
import { createSparkSource } from "@/lib/sources/spark/spark-source";
import type { Bench, Measure, Report } from "./bench";

const WAITING = 300;
const RETAINED = 1000;
/** Batches that come while we poll. */
const BATCHES = 120;
const PIPELINE = "wedged";
/** As the server reads them. */
const SIDE_MS = 15_000;
const METRICS_MS = 60_000;

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

/** Polls a driver of this batch interval as the server does, and beside it the whole list. */
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

/** The server's own readings at its own pace, and after each poll the whole list, counted apart. */
async function playPolls(demo: RunningDemo, intervalMs: number, clock: FakeClock) {
  const source = createSparkSource({ baseUrl: sparkUrl(demo) });
  const bytes = { batches: none(), receivers: none(), rest: none(), lists: none() };
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
    if (isDue(SIDE_MS)) await source.readReceivers(patience());
    take(demo, bytes.receivers);
    if (isDue(SIDE_MS)) await source.readSlots(patience());
    if (isDue(METRICS_MS)) await source.readMetrics(patience());
    take(demo, bytes.rest);
    await readList(`${sparkUrl(demo)}/api/v1/applications/${id}/streaming/batches`);
    take(demo, bytes.lists);
  }
  source.close();
  return { count, bytes };
}

function measuresOf(intervalMs: number, polls: Awaited<ReturnType<typeof playPolls>>): Measure[] {
  const { batches, receivers, rest, lists } = polls.bytes;
  const all = none();
  for (const part of [batches, receivers, rest]) add(all, part);
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
    row("executors, metrics, settings (gzip)", "sent", rest),
    { ...row("everything (gzip)", "sent", all), goal },
    row("everything, uncompressed", "plain", all),
  ];
}

/** A driver that falls behind, played on until 300 batches wait. */
async function wedgedDriver(intervalMs: number, clock: FakeClock): Promise<RunningDemo> {
  const pastMs = 1_300 * intervalMs;
  const demo = await startDemo({
    now: clock.now,
    pastMs,
    pipelines: [
      {
        id: PIPELINE,
        intervalMs,
        slowUtilisation: 1.2,
        troubles: [{ trouble: "slow", sinceMs: pastMs }],
      },
    ],
  });
  while (queueOf(demo).waiting < WAITING) {
    clock.pass(intervalMs);
    demo.simulations[0]?.advanceTo(clock.now());
  }
  if (queueOf(demo).retained < RETAINED) throw new Error("The driver retains too few batches.");
  demo.resetCalls();
  return demo;
}

function queueOf(demo: RunningDemo): { retained: number; waiting: number } {
  const queue = demo.simulations[0]?.driver?.queue;
  if (queue === undefined) throw new Error("The driver does not run.");
  return { retained: queue.retained.length, waiting: queue.waiting.length };
}

function sparkUrl({ pipelines }: RunningDemo): string {
  const url = pipelines[0]?.sparkUrl;
  if (url === undefined) throw new Error("The demo has no pipeline.");
  return url;
}

/** Moves what was counted since the last time. */
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

interface FakeClock {
  readonly now: () => number;
  readonly pass: (ms: number) => void;
  readonly restore: () => void;
}

/**
 * A clock for the driver and for the source's own pauses between two lists alike: an hour of polls
 * takes seconds, and no pause is longer or shorter for it.
 */
function fakeClock(): FakeClock {
  const startedAt = Date.now();
  let passed = 0;
  Object.defineProperty(performance, "now", { value: () => passed, configurable: true });
  return {
    now: () => startedAt + passed,
    pass: (ms) => void (passed += ms),
    // The real one is the prototype's.
    restore: () => void Reflect.deleteProperty(performance, "now"),
  };
}
