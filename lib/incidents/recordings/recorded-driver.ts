import type { Reading } from "@/lib/domain/facts";
import type { SourceState } from "@/lib/domain/source-state";
import type { Exchange, Recording } from "./recording";
import { joinPolls, type SparkBodies, sparkPoll, type SparkPoll } from "../answers/spark-poll";
import { isSourceError, SourceError } from "@/lib/sources/source";
import { classifyAnswer } from "@/lib/sources/spark/answers/classify-answer";
import { classifyFailure } from "@/lib/sources/spark/answers/classify-failure";

export interface RecordedDriver extends SparkPoll {
  /** The driver's state at each recorded moment. */
  readonly state: readonly Reading<SourceState>[];
}

const ENDPOINTS: readonly (readonly [RegExp, keyof SparkBodies])[] = [
  [/\/streaming\/statistics$/, "statistics"],
  [/\/streaming\/receivers$/, "receivers"],
  [/\/streaming\/batches(\?status=processing)?$/, "batches"],
  [/\/executors$/, "executors"],
  [/\/environment$/, "environment"],
  [/\/jobs\?status=running$/, "jobs"],
  [/^\/metrics\/json\/$/, "metrics"],
];

const AT_ONCE_MS = 1_500;

/** Everything that a dashboard would have learnt from a recorded driver by `until`, epoch ms. */
export function recordedDriver(recording: Recording, until: number): RecordedDriver {
  const groups = byMoment(recording.exchanges.filter((exchange) => exchange.at <= until));
  const polls = groups.flatMap((exchanges) => pollOf(recording, exchanges));
  return { ...joinPolls(polls), state: stateReadings(groups) };
}

/** Groups exchanges by moment; without a name, those that follow one another at once. */
function byMoment(exchanges: readonly Exchange[]): readonly (readonly Exchange[])[] {
  const groups: Exchange[][] = [];
  for (const exchange of exchanges) {
    const last = groups.at(-1)?.at(-1);
    const named = exchange.instant !== undefined || last?.instant !== undefined;
    const together = named
      ? exchange.instant === last?.instant
      : last !== undefined && exchange.at - last.at <= AT_ONCE_MS;
    if (together) groups.at(-1)?.push(exchange);
    else groups.push([exchange]);
  }
  return groups;
}

/** One poll, or none when the driver gave no usable answer. */
function pollOf(recording: Recording, exchanges: readonly Exchange[]): SparkPoll[] {
  const application = exchanges.map(applicationOf).find((id) => id !== undefined);
  if (application === undefined || troubleIn(exchanges) !== undefined) return [];
  const all = recording.exchanges.filter((exchange) => applicationOf(exchange) === application);
  return [
    sparkPoll(
      {
        // Read once per application, at first sight, and constant for its life. When the recording
        // has it only at its end, the answer is the same.
        environment: answerTo(all, /\/environment$/) ?? environmentBody(recording),
        ...bodiesOf(exchanges),
        applications: applicationsBody(all, application),
      },
      Math.max(...exchanges.map((exchange) => exchange.at)),
    ),
  ];
}

function bodiesOf(exchanges: readonly Exchange[]): Partial<SparkBodies> {
  return Object.fromEntries(
    ENDPOINTS.flatMap(([path, key]) => {
      const body = answerTo(exchanges.toReversed(), path);
      return body === undefined ? [] : [[key, body]];
    }),
  );
}

function applicationOf({ path }: Exchange): string | undefined {
  return /^\/api\/v1\/applications\/([^/?]+)/.exec(path)?.[1];
}

/** The body of `/applications`: as recorded for one application, or derived from the digits in the id. */
function applicationsBody(all: readonly Exchange[], id: string): unknown {
  const recorded = answerTo(all, /\/applications\/[^/]+$/);
  if (recorded !== undefined) return [recorded];
  const startTimeEpoch = Number(id.replace(/^local-/, ""));
  return [{ id, name: "clicks to totals", attempts: [{ startTimeEpoch, completed: false }] }];
}

/** When `/environment` was not recorded: the settings with which the recorder started the driver. */
function environmentBody({ settings }: Recording): unknown {
  const { master, props } = settings ?? {};
  const set = Array.isArray(props) ? props.map(String) : [];
  return {
    sparkProperties: [
      ["spark.master", String(master ?? "local[*]")],
      ...set.map((prop) => prop.replace(/^-D/, "").split("=", 2)),
    ],
  };
}

function answerTo(exchanges: readonly Exchange[], path: RegExp): unknown {
  return exchanges
    .filter((exchange) => path.test(exchange.path))
    .map((exchange) => answerOf(exchange).json)
    .find((json) => json !== undefined);
}

function stateReadings(groups: readonly (readonly Exchange[])[]): Reading<SourceState>[] {
  let lastSuccessAt: number | null = null;
  let since: number | undefined;
  return groups.map((exchanges) => {
    const at = Math.max(...exchanges.map((exchange) => exchange.at));
    const trouble = troubleIn(exchanges);
    if (trouble === undefined) {
      lastSuccessAt = at;
      since = undefined;
      return { at, value: { status: "ok", lastSuccessAt } };
    }
    since ??= at;
    const { fault, message: error } = trouble;
    return { at, value: { status: "failing", lastSuccessAt, since, fault, error } };
  });
}

/** The first fault in a poll fails it. */
function troubleIn(exchanges: readonly Exchange[]): RecordedAnswer["trouble"] {
  return exchanges
    .map((exchange) => answerOf(exchange).trouble)
    .find((found) => found !== undefined);
}

/** What the Spark source makes of an exchange: the JSON of its body, or the fault. */
interface RecordedAnswer {
  readonly json?: unknown;
  readonly trouble?: Pick<SourceError, "fault" | "message">;
}

const known = new WeakMap<Exchange, RecordedAnswer>();

/** Classified once per exchange, because every replayed instant includes all earlier ones. */
function answerOf(exchange: Exchange): RecordedAnswer {
  const answer = known.get(exchange) ?? classified(exchange);
  known.set(exchange, answer);
  return answer;
}

function classified(exchange: Exchange): RecordedAnswer {
  try {
    return { json: heard(exchange) };
  } catch (error) {
    if (isSourceError(error)) return { trouble: error };
    throw error;
  }
}

function heard({ path, status, contentType = "", body = "", error }: Exchange): unknown {
  const asked = { call: path.replace(/^\/api\/v1\//, ""), where: "http://driver:4040" };
  if (status !== undefined) return classifyAnswer({ status, contentType, body }, asked);
  const code = error?.includes("refused") === true ? "ECONNREFUSED" : "ECONNRESET";
  throw new SourceError({
    source: "spark",
    call: asked.call,
    ...classifyFailure(code, "connecting", asked),
  });
}
