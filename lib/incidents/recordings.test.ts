import { describe, expect, it } from "vitest";
import { diagnose } from "@/lib/diagnosis/diagnose";
import { beginsWithSomethingToDo } from "@/lib/domain/testing/something-to-do";
import type { Cause, Verdict } from "@/lib/domain/verdict";
import { recordedWindow, type Replay } from "./recordings/recorded-window";
import { loadRecording } from "./recordings/recording";
import type { Chapter } from "./recordings/stream-story";

const MINUTE = 60_000;

/** An earlier reader has read for hours, at the rate of the puts. */
const read = (rate: number): Chapter[] => [{ minutes: 180, puts: rate, gets: rate }];
/** Nothing has been read in the last minutes, though records arrive. */
const unread = (rate: number): Chapter[] => [
  ...read(rate),
  { minutes: 20, puts: rate, gets: null },
];
/** Less is read than is put, so the age grows: by 1 − get/put seconds per second. */
const behind = (puts: number, gets: number): Chapter[] => [
  ...read(puts),
  { minutes: 20, puts, gets, ageMs: [0, 20 * MINUTE * (1 - gets / puts)] },
];
/** Half of the shards are not read; the others are not behind. */
const half = (puts: number): Chapter[] => [...read(puts), { minutes: 20, puts, gets: puts / 2 }];
const IDLE: Chapter[] = [{ minutes: 180, puts: 0, gets: 0 }];
/** Puts began with the recording, too late for any settled minute. */
const JUST_BEGUN = IDLE;

type Row = readonly [name: string, recording: string, replay: Replay, causes: readonly Cause[]];

const repeats = (forMs: number) => ({ how: "repeats", forMs }) as const;
const hangs = (forMs: number) => ({ how: "hangs", forMs }) as const;

function verdictOf(recording: string, replay: Replay): Verdict {
  const window = recordedWindow(loadRecording(recording), replay);
  return diagnose(window, window.to);
}

/** The cause in the recording's note, and the verdict's word for it. */
const NAMED: readonly Row[] = [
  [
    "a healthy driver two minutes after its start keeps up",
    "01-healthy",
    { instant: "full", stream: read(300) },
    ["keeping-up"],
  ],
  ["and ten seconds later", "01-healthy", { instant: "+10s", stream: read(300) }, ["keeping-up"]],
  [
    "2.4 s of work per 1 s interval, 25 batches waiting",
    "02-too-slow",
    { instant: "+32s", stream: JUST_BEGUN },
    ["processing-too-slow"],
  ],
  [
    "the same, 43 waiting",
    "02-too-slow",
    { instant: "+62s", stream: JUST_BEGUN },
    ["processing-too-slow"],
  ],
  [
    "the same, 60 waiting",
    "02-too-slow",
    { instant: "+92s", stream: JUST_BEGUN },
    ["processing-too-slow"],
  ],
  [
    "the same beside a stream that was read as it came before",
    "02-too-slow",
    { instant: "+92s", stream: read(300) },
    ["processing-too-slow"],
  ],
  [
    "a first batch of 25 times the usual size, 31 s into it",
    "02b-first-batch-catch-up",
    { instant: "+31s", stream: JUST_BEGUN },
    ["recovering"],
  ],
  [
    "the same, 62 s into it",
    "02b-first-batch-catch-up",
    { instant: "+62s", stream: JUST_BEGUN },
    ["recovering"],
  ],
  [
    "the same, 92 s into it",
    "02b-first-batch-catch-up",
    { instant: "+92s", stream: JUST_BEGUN },
    ["recovering"],
  ],
  [
    "back-pressure acts, the old queue still drains (26 waiting)",
    "03-backpressure",
    { instant: "+31s", stream: JUST_BEGUN },
    ["processing-too-slow"],
  ],
  [
    "the same, 44 waiting",
    "03-backpressure",
    { instant: "+61s", stream: JUST_BEGUN },
    ["processing-too-slow"],
  ],
  [
    "the same, 52 waiting",
    "03-backpressure",
    { instant: "+91s", stream: JUST_BEGUN },
    ["processing-too-slow"],
  ],
  [
    "back-pressure on, but no estimate yet: the first batch still runs",
    "03b-backpressure-before-first-estimate",
    { instant: "+91s", stream: JUST_BEGUN },
    ["processing-too-slow", "recovering"],
  ],
  [
    "back-pressure with small delays, the rest waits in the stream",
    "03c-backpressure-steady",
    { instant: "+80s", stream: behind(300, 200) },
    ["backpressure"],
  ],
  [
    "the same two minutes in",
    "03c-backpressure-steady",
    { instant: "+120s", stream: behind(300, 200) },
    ["backpressure"],
  ],
  [
    "one core, one receiver, a batch starved for 67 s",
    "04a-no-cores-local1",
    { instant: "+50s", stream: read(40) },
    ["no-cores-left"],
  ],
  [
    "the same, 93 s",
    "04a-no-cores-local1",
    { instant: "+75s", stream: read(40) },
    ["no-cores-left"],
  ],
  [
    "two cores, two receivers, starved for 81 s",
    "04b-no-cores-local2",
    { instant: "+75s", stream: read(40) },
    ["no-cores-left"],
  ],
  [
    "two cores, three receivers, starved for 61 s",
    "04c-more-receivers-than-cores",
    { instant: "+75s", stream: read(40) },
    ["no-cores-left"],
  ],
  [
    "a cap of 50 records/s while 300 arrive",
    "05-rate-cap",
    { instant: "+34s", stream: behind(300, 50) },
    ["rate-cap"],
  ],
  [
    "the same a minute in",
    "05-rate-cap",
    { instant: "+64s", stream: behind(300, 50) },
    ["rate-cap"],
  ],
  [
    "the same a minute and a half in",
    "05-rate-cap",
    { instant: "+94s", stream: behind(300, 50) },
    ["rate-cap"],
  ],
  [
    "the driver died of its failed output six minutes ago",
    "06b-driver-dies-of-failed-output",
    { stream: unread(50), silentForMs: 6 * MINUTE },
    ["down"],
  ],
  [
    "a crossed name: before it, all is well",
    "07a-crossed-streams-2-to-4",
    { instant: "A running", stream: read(100) },
    ["keeping-up"],
  ],
  [
    "a crossed name: half of the shards never flow",
    "07a-crossed-streams-2-to-4",
    { instant: "B +75s", stream: half(100) },
    ["shards-unread"],
  ],
  [
    "the same 20 s after the start, when a foreign lease may already prove it",
    "07a-crossed-streams-2-to-4",
    { instant: "B +20s", stream: half(100) },
    ["keeping-up", "shards-unread"],
  ],
  [
    "the same later",
    "07a-crossed-streams-2-to-4",
    { instant: "B +110s", stream: half(100) },
    ["shards-unread"],
  ],
  [
    "a crossed name: the only shard is never read",
    "07b-crossed-streams-3-to-1",
    { instant: "B +110s", stream: unread(100), goesOn: repeats(5 * MINUTE) },
    ["reading-nothing"],
  ],
  ["no puts at all", "08-idle", { instant: "full", stream: IDLE }, ["idle"]],
  [
    "a context that was never started",
    "09b-created-not-started",
    { stream: unread(100), silentForMs: 6 * MINUTE },
    ["down"],
  ],
  [
    "a context that was stopped",
    "09c-context-stopped",
    { stream: unread(100), silentForMs: 6 * MINUTE },
    ["down"],
  ],
  [
    "an application without streaming",
    "09d-batch-application",
    { stream: unread(100), silentForMs: 6 * MINUTE },
    ["down"],
  ],
  [
    "a driver that is gone",
    "09e-driver-gone",
    { stream: unread(100), silentForMs: 6 * MINUTE },
    ["down"],
  ],
  [
    "a driver that is gone while another consumer reads the stream",
    "09e-driver-gone",
    { stream: read(100), silentForMs: 6 * MINUTE },
    ["spark-unreachable"],
  ],
  [
    "a driver that is gone while nothing is put",
    "09e-driver-gone",
    { stream: IDLE, silentForMs: 6 * MINUTE },
    ["spark-unreachable"],
  ],
  [
    "receivers that cannot reach Kinesis look healthy",
    "10-receiver-cannot-reach-kinesis",
    { instant: "+100s", stream: unread(100), goesOn: repeats(5 * MINUTE) },
    ["reading-nothing"],
  ],
  [
    "a driver restarted from its checkpoint with 42 batches waiting",
    "11-restart-from-checkpoint",
    { instant: "first seconds after restart", stream: read(100) },
    ["recovering"],
  ],
  [
    "the same after 15 s",
    "11-restart-from-checkpoint",
    { instant: "+15s", stream: read(100) },
    ["recovering"],
  ],
  [
    "the same after 40 s",
    "11-restart-from-checkpoint",
    { instant: "+40s", stream: read(100) },
    ["recovering"],
  ],
  [
    "a thousand retained batches and no trouble",
    "12-long-list",
    { instant: "1000 retained body", stream: IDLE },
    ["idle", "keeping-up"],
  ],
  [
    "an output that hangs, 300 batches waiting beyond the retained ones",
    "12-long-list",
    { instant: "300 active", stream: IDLE },
    ["stuck-batch"],
  ],
  [
    "a Structured Streaming query has no streaming context",
    "13-structured-streaming",
    { instant: "during", stream: read(50), silentForMs: MINUTE },
    ["spark-unreachable"],
  ],
  [
    "Spark 4.1, healthy",
    "14a-spark41-healthy",
    { instant: "full", stream: read(200) },
    ["keeping-up"],
  ],
  [
    "Spark 4.1, too slow, 7 waiting",
    "14b-spark41-too-slow-and-failing",
    { instant: "8 active", stream: read(300) },
    ["processing-too-slow"],
  ],
  [
    "Spark 4.1, too slow, 15 waiting",
    "14b-spark41-too-slow-and-failing",
    { instant: "+25s", stream: read(300) },
    ["processing-too-slow"],
  ],
  [
    "Spark 4.1, one core, one receiver, starved for a minute more",
    "14c-spark41-no-cores",
    { instant: "+20s", stream: read(100), goesOn: hangs(MINUTE) },
    ["no-cores-left"],
  ],
  [
    "a shard that was split and is read again",
    "15-reshard",
    { instant: "end", stream: read(100) },
    ["keeping-up"],
  ],
  [
    "only a windowed output, every third interval",
    "17-window-only",
    { instant: "full", stream: read(100) },
    ["keeping-up"],
  ],
  [
    "a cap of zero",
    "18-max-rate-zero",
    { instant: "+14s", stream: unread(100), goesOn: repeats(6 * MINUTE) },
    ["reading-nothing", "rate-cap"],
  ],
  [
    "two batches at once by configuration",
    "19-concurrent-jobs",
    { instant: "full", stream: read(100) },
    ["keeping-up"],
  ],
  [
    "before the output hangs",
    "20-hung-output",
    { instant: "before", stream: read(50) },
    ["keeping-up"],
  ],
  [
    "an output that hangs while a slot is free, a minute more",
    "20-hung-output",
    { instant: "+30s", stream: read(50), goesOn: hangs(MINUTE) },
    ["stuck-batch"],
  ],
];

/** Too early, too little or nothing wrong: no side may be blamed. */
const NOT_YET: readonly (readonly [name: string, recording: string, replay: Replay])[] = [
  ["puts have only just begun", "02-too-slow", { instant: "+0s", stream: JUST_BEGUN }],
  [
    "the first fetch has only just arrived",
    "02b-first-batch-catch-up",
    { instant: "+0s", stream: JUST_BEGUN },
  ],
  [
    "back-pressure: puts have only just begun",
    "03-backpressure",
    { instant: "+0s", stream: JUST_BEGUN },
  ],
  [
    "a queue of five in the first minute",
    "04a-no-cores-local1",
    { instant: "early", stream: read(40) },
  ],
  [
    "a driver half a minute old that has read nothing yet",
    "04b-no-cores-local2",
    { instant: "early", stream: read(40) },
  ],
  [
    "a receiver that never started, no record yet",
    "04c-more-receivers-than-cores",
    { instant: "early", stream: read(40) },
  ],
  [
    "the driver has two batches, one of which failed",
    "06b-driver-dies-of-failed-output",
    { instant: "+7.3s", stream: read(50) },
  ],
  [
    "every third batch has a failed output: below three of five",
    "06-failing-output",
    { instant: "full", stream: read(50) },
  ],
  [
    "no record 20 s after the start",
    "07b-crossed-streams-3-to-1",
    { instant: "B +20s", stream: read(100) },
  ],
  [
    "four seconds after the start of an idle stream",
    "08-idle",
    { instant: "just started", stream: IDLE },
  ],
  ["the process starts", "09a-first-seconds", { instant: "+3.9s", stream: read(100) }],
  ["the first statistics", "09a-first-seconds", { instant: "+9.0s", stream: read(100) }],
  ["the first two batches", "09a2-just-started", { stream: read(100) }],
  [
    "no record 100 s after the start: leases may still be taken",
    "10-receiver-cannot-reach-kinesis",
    { instant: "+100s", stream: read(100) },
  ],
  ["before a reshard", "15-reshard", { instant: "before", stream: read(100) }],
  [
    "23 s after a reshard: the children are not yet owned",
    "15-reshard",
    { instant: "split +23s", stream: read(100) },
  ],
  [
    "a receiver reports an error and goes on",
    "16-receiver-error-report",
    { instant: "end", stream: read(100) },
  ],
  [
    "a receiver restarts itself",
    "16-receiver-error-restart",
    { instant: "+11.5s", stream: read(100) },
  ],
  [
    "a receiver stops and the driver starts it again",
    "16-receiver-error-stop",
    { instant: "+11.6s", stream: read(100) },
  ],
  [
    "no record 20 s after the start, for a cap of zero",
    "18-max-rate-zero",
    { instant: "+14s", stream: read(100) },
  ],
  [
    "an output has hung for four seconds",
    "20-hung-output",
    { instant: "4 active", stream: read(50) },
  ],
  [
    "tasks run that the driver does not show yet",
    "21-task-counts-lag",
    { instant: "+0.0s", stream: read(100) },
  ],
  [
    "tasks run that the driver shows at last",
    "21-task-counts-lag",
    { instant: "+17.4s", stream: read(100) },
  ],
];

const BOTTLENECKS: Readonly<Partial<Record<Cause, string>>> = {
  "spark-unreachable": "unknown",
  recovering: "none",
  idle: "none",
  "keeping-up": "none",
};

describe("a real driver, diagnosed", () => {
  it.each(NAMED)("%s", (_name, recording, replay, causes) => {
    const { cause, bottleneck, headline } = verdictOf(recording, replay);
    const right = causes.includes(cause) && bottleneck === (BOTTLENECKS[cause] ?? "consumer");
    expect(right, `${bottleneck} / ${cause}: ${headline}`).toBe(true);
  });
});

describe("a real driver, not yet to be blamed", () => {
  it.each(NOT_YET)("%s", (_name, recording, replay) => {
    const { cause, bottleneck, severity, headline } = verdictOf(recording, replay);
    const alarmed = !["none", "unknown"].includes(bottleneck) || severity === "critical";
    expect(alarmed, `${bottleneck} / ${cause}: ${headline}`).toBe(false);
  });
});

describe("a real driver in trouble, and the advice", () => {
  const troubled = [...NAMED, ...NOT_YET].flatMap(([name, recording, replay]) => {
    const verdict = verdictOf(recording, replay);
    return ["critical", "warning"].includes(verdict.severity) ? [[name, verdict] as const] : [];
  });

  it.each(troubled)("%s", (_name, { advice, headline }) => {
    expect(advice.length, headline).toBeGreaterThan(0);
    for (const { text } of advice) expect(beginsWithSomethingToDo(text), text).toBe(true);
    expect(advice[0]?.text).not.toMatch(/expir/);
  });
});
