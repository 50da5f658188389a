import type { Incident } from "../incident/incident";
import type { CaptureAnswer, CaptureRead } from "../incident/capture";

const ENDPOINTS: readonly (readonly [RegExp, keyof NonNullable<Incident["spark"]>])[] = [
  [/^\/api\/v1\/applications$/, "applications"],
  [/\/streaming\/statistics$/, "statistics"],
  [/\/streaming\/batches$/, "batches"],
  [/\/streaming\/receivers$/, "receivers"],
  [/\/executors$/, "executors"],
  [/\/environment$/, "environment"],
  [/\/jobs\?status=running$/, "jobs"],
  [/^\/metrics\/json\/$/, "metrics"],
];

/** The driver's bodies of one moment, the last of each; null when it gave no figures then. */
export function sparkSnapshot(reads: readonly CaptureRead[]): Incident["spark"] {
  const streaming = reads.find(({ call }) => call === "streaming");
  if (streaming === undefined || streaming.fault !== undefined) return null;
  // An answer that the dashboard could not read is in the capture, not in a moment.
  const answers = reads
    .filter(({ fault }) => fault === undefined)
    .flatMap((read) => read.answers)
    .filter(({ status }) => status === 200);
  const bodies = Object.fromEntries(
    ENDPOINTS.flatMap(([path, key]) => {
      const body = answers.findLast(({ call }) => path.test(call))?.json;
      return body === undefined ? [] : [[key, body]];
    }),
  );
  const { applications, statistics, batches } = bodies;
  if (applications === undefined || statistics === undefined || batches === undefined) return null;
  return { ...bodies, applications, statistics };
}

/**
 * Removes from the reads what the last moment repeats word for word: mostly batches that had ended
 * when they were first read.
 */
export function withoutRepeats(
  reads: readonly CaptureRead[],
  last: readonly CaptureRead[],
): CaptureRead[] {
  const list = last.flatMap((read) => read.answers).findLast(({ call }) => LIST.test(call));
  const repeated = new Set(
    Array.isArray(list?.json) ? list.json.map((batch: unknown) => JSON.stringify(batch)) : [],
  );
  const below = list?.call ?? "";
  return reads.map((read) => ({
    ...read,
    answers: read.answers.flatMap((answer) => trimmed(answer, below, repeated)),
  }));
}

const LIST = /\/streaming\/batches$/;

function trimmed(
  answer: CaptureAnswer,
  list: string,
  repeated: ReadonlySet<string>,
): CaptureAnswer[] {
  const { call, json } = answer;
  if (call === list && Array.isArray(json)) {
    const rest = json.filter((batch: unknown) => !repeated.has(JSON.stringify(batch)));
    return [{ ...answer, json: rest }];
  }
  return call.startsWith(`${list}/`) && repeated.has(JSON.stringify(json)) ? [] : [answer];
}
