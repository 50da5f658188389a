import type { WireAnswer } from "@/lib/sources/source";
import { isSourceError } from "@/lib/sources/source";
import { classifyAnswer } from "@/lib/sources/spark/answers/classify-answer";
import type { CaptureAnswer } from "../../incident/capture";
import { awsShapes } from "./aws-shapes";
import { keepOnly, type Shape } from "./keep-only";
import type { Pseudonyms } from "./pseudonyms";
import { stillReadable } from "./readable";
import { sparkShapes } from "./spark-shapes";

/** The part of an answer that may be kept; undefined when the rest would mean something else. */
export type Scrubber = (answer: WireAnswer) => CaptureAnswer | undefined;

/** For answers of AWS's JSON services. */
export function awsScrubber(names: Pseudonyms, ownConsumer?: string): Scrubber {
  const shapes = awsShapes(names, ownConsumer);
  return ({ call, status, body }) => {
    const contentType = "application/x-amz-json-1.1";
    const json = parse(body);
    if (status !== 200) {
      return { call, status, contentType, json: { __type: errorType(json) } };
    }
    const shape = shapes[call];
    if (shape === undefined || json === undefined) return undefined;
    const left = kept(call, shape, json, names);
    return left === undefined ? undefined : { call, status, contentType, json: left };
  };
}

/** The other fields of an error may name accounts and users; its type says what it is. */
function errorType(json: unknown): string {
  const type: unknown =
    typeof json === "object" && json !== null ? Reflect.get(json, "__type") : undefined;
  return /#?([A-Za-z]{1,60})$/.exec(typeof type === "string" ? type : "")?.[1] ?? "Unknown";
}

/** Below `/api/v1/applications/{id}/`. */
const SPARK_PATH = /^\/api\/v1\/applications\/[^/]+\/([^?]*)/;

/** For answers of a driver. Keeps plain text only when it is Spark's own. */
export function sparkScrubber(names: Pseudonyms): Scrubber {
  const shapes = sparkShapes(names);
  return (answer) => {
    const { call, status } = answer;
    // The target of a redirect decides what it means, and is an address.
    if (status >= 300 && status < 400) return undefined;
    const json = status === 200 ? parse(answer.body) : undefined;
    const name = shapeName(call);
    const shape = shapes[name];
    const left = shape && json !== undefined ? kept(name, shape, json, names) : undefined;
    if (shape && json !== undefined && left === undefined) return undefined;
    const contentType = /^[a-z]+\/[a-z]+/.exec(answer.contentType)?.[0] ?? "";
    const scrubbed: CaptureAnswer =
      left === undefined
        ? { call, status, contentType, text: knownWords(answer.body) }
        : { call, status, contentType, json: left };
    return faultOf(scrubbed) === faultOf({ ...answer, text: answer.body }) ? scrubbed : undefined;
  };
}

function shapeName(path: string): string {
  if (path === "/api/v1/applications") return "applications";
  if (path.startsWith("/metrics/")) return "metrics";
  const below = SPARK_PATH.exec(path)?.[1] ?? "";
  return below.replace(/\/\d+(\/\d+)?/, "/{id}");
}

const SPARK_WORDS = [
  /Spark is starting up/,
  /no streaming listener attached to /,
  /no such app: ?/,
  /unknown app/,
  /unknown batch: ?\d*/,
  /HTTP ERROR 404/,
];

/** The first of Spark's own sentences in a text, with nothing around it. */
function knownWords(text: string): string {
  const words = SPARK_WORDS.map((form) => form.exec(text)?.[0]).find(
    (found) => found !== undefined,
  );
  if (words === "HTTP ERROR 404") return "<html>HTTP ERROR 404</html>";
  return words?.startsWith("no streaming") === true ? `${words}application` : (words ?? "");
}

/** How the dashboard classifies an answer. */
function faultOf({ call, status, contentType, json, text }: CaptureAnswer): string {
  try {
    classifyAnswer(
      { status, contentType, body: text ?? JSON.stringify(json) },
      { call, where: "http://driver:4040" },
    );
    return "none";
  } catch (error) {
    return isSourceError(error) ? error.fault : "unreadable";
  }
}

/** Undefined when nothing is left that could be replayed. */
function kept(name: string, shape: Shape, original: unknown, names: Pseudonyms): unknown {
  const onDropped = () => names.drop();
  const scrubbed = keepOnly(shape, original, onDropped);
  return stillReadable(name, { original, scrubbed }, onDropped);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
