import { parseArgs } from "node:util";
import { type Truth, truthSchema } from "../incident/incident";
import { CAUSES } from "@/lib/domain/verdict";

export const USAGE = `Usage: npm run record -- [--pipeline ID] [--minutes 10] [--out FILE]
       npm run record -- --replay FILE [--out FILE]
       both may add --label BOTTLENECK/CAUSE [--since TIME]

Listens to a pipeline's upstreams, read-only, and writes what they answered as an incident: account
ids, hosts, users, paths and settings are scrubbed. --replay says what Narrows makes of such a file.
--label says what was really going on: it makes the incident a test.`;

export interface RecordArguments {
  readonly pipeline: string | undefined;
  readonly minutes: number;
  readonly out: string | undefined;
  readonly replay: string | undefined;
  readonly truth: Truth | undefined;
  readonly help: boolean;
}

const DEFAULT_MINUTES = 10;
const MOST_MINUTES = 180;

/** @throws Error that says which argument is wrong, and why. */
export function parseArguments(args: readonly string[]): RecordArguments {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      pipeline: text,
      minutes: text,
      out: text,
      replay: text,
      label: text,
      since: text,
      help: { type: "boolean", default: false },
    },
  });
  if (values.since !== undefined && values.label === undefined) {
    throw new Error("--since says when the state of --label began: give both.");
  }
  return {
    pipeline: values.pipeline,
    minutes: parseMinutes(values.minutes),
    out: values.out,
    replay: values.replay,
    truth: values.label === undefined ? undefined : parseLabel(values.label, values.since),
    help: values.help,
  };
}

function parseMinutes(text: string | undefined): number {
  if (text === undefined) return DEFAULT_MINUTES;
  const minutes = Number(text);
  if (text.trim() !== "" && minutes >= 0 && minutes <= MOST_MINUTES) return minutes;
  throw new Error(`--minutes ${text}: give a number from 0 to ${MOST_MINUTES}.`);
}

/**
 * The truth in a label: `consumer/processing-too-slow`, or several causes that are all right,
 * `none/keeping-up,idle`; with the time at which it began, when that is known.
 *
 * @throws Error that explains labels and lists the valid words.
 */
export function parseLabel(label: string, since?: string): Truth {
  const [bottleneck = "", named = ""] = label.split("/");
  const known = truthSchema.shape.bottleneck.safeParse(bottleneck);
  if (!known.success) {
    const words = truthSchema.shape.bottleneck.options.join(", ");
    throw new Error(`--label ${label}: "${bottleneck}" is no bottleneck; there are ${words}.`);
  }
  const causes = named.split(",").filter((cause) => cause !== "");
  const wrong = causes.find((cause) => !CAUSES.some((one) => one === cause));
  if (causes.length === 0 || wrong !== undefined) {
    const what = wrong === undefined ? "a cause is missing behind the slash" : `"${wrong}" is none`;
    throw new Error(`--label ${label}: ${what}; causes are ${CAUSES.join(", ")}.`);
  }
  return {
    bottleneck: known.data,
    causes,
    ...(since === undefined ? {} : { onset: parseSince(since) }),
  };
}

function parseSince(since: string): number {
  const at = Date.parse(since);
  if (!Number.isNaN(at)) return at;
  throw new Error(`--since ${since} is no time; write it as 2026-11-23T09:40:00Z.`);
}
