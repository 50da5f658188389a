import { describe, expect, it } from "vitest";
import { maskSecrets } from "@/lib/domain/text/mask-secrets";
import { firstLine } from "./shown-text";
import { classifyAnswer } from "../spark/answers/classify-answer";
import { classifyFailure } from "../spark/answers/classify-failure";
import { parseSparkDuration } from "../spark/application/parse-environment";
import { parseBatch } from "../dstream/batches/parse-batches";
import { parseEnvironment } from "../spark/application/parse-environment";
import { parseJobs } from "../dstream/work/parse-jobs";
import { parseSparkTime } from "../spark/spark-time";
import { plainText } from "../spark/answers/plain-text";
import { parseStreamingQueries } from "../spark/application/structured-streaming";
import { parseLeases } from "../leases/parse-leases";
import { parseShards } from "../kinesis/parse-shards";
import { parseStreamSummary } from "../kinesis/parse-stream";
import { readFault } from "../aws/fault-reason";
import { slowOn } from "../testing/long-texts";

const APP = { application: "app-1", streamingSince: 0 };

const asked = { call: "x", where: "http://driver" };

/** Refusing a text is as good as reading it, when it is fast. */
function tried(read: (text: string) => unknown) {
  return (text: string): void => {
    try {
      read(text);
    } catch {
      // Other tests check the message.
    }
  };
}

const judged = (status: number, contentType: string) => (body: string) =>
  classifyAnswer({ status, contentType, body }, asked);

const job = { status: "RUNNING", numTasks: 1, numActiveTasks: 1, numCompletedTasks: 0 };
const lease = { leaseCounter: { N: "1" } };

/** Every place in lib/sources where a regular expression reads an upstream's text. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  maskSecrets,
  firstLine,
  plainText,
  parseSparkDuration,
  parseSparkTime,
  "an error page": judged(500, "text/html"),
  "a 404": judged(404, "text/html"),
  "a 404 in plain words": judged(404, "text/plain"),
  "a web page": judged(200, "text/html"),
  "a body that is no JSON": judged(200, "application/json"),
  "a redirect": (location) =>
    classifyAnswer(
      { status: 302, contentType: "", body: "", location: `http://h/${location}` },
      asked,
    ),
  "a redirect to anywhere": (location) =>
    classifyAnswer({ status: 302, contentType: "", body: "", location }, asked),
  "a challenge": (authenticate) =>
    classifyAnswer({ status: 401, contentType: "", body: "", authenticate }, asked),
  "a page of streaming queries": parseStreamingQueries,
  "an error's code": (code) => classifyFailure(code, "waiting", asked),
  "an AWS error's name": (name) => readFault({ name, code: name }, 0),
  "an AWS error's message": (message) => readFault({ name: "AccessDenied", message }, 0),
  "a batch's failure": (firstFailureReason) => parseBatch({ ...batch, firstFailureReason }, APP),
  "a job's description": (description) => parseJobs([{ ...job, description }]),
  "a setting": (value) =>
    parseEnvironment({
      sparkProperties: [
        ["spark.master", value],
        ["spark.task.cpus", value],
        ["spark.streaming.blockInterval", value],
      ],
    }),
  "a class path": (path) =>
    parseEnvironment({
      sparkProperties: [],
      classpathEntries: [
        [path, "x"],
        [`/${path}.jar`, "x"],
      ],
    }),
  "a lease's key": (S) => parseLeases([{ ...lease, leaseKey: { S } }]),
  "a lease's owner": (S) =>
    parseLeases([{ ...lease, leaseKey: { S: "s" }, leaseOwner: { S }, checkpoint: { S } }]),
  "a shard's id": (ShardId) => parseShards([{ Shards: [{ ShardId }] }]),
  "a stream's ARN": (StreamARN) =>
    parseStreamSummary({ StreamDescriptionSummary: { StreamARN: `arn:aws:kinesis:${StreamARN}` } }),
};

const batch = {
  batchId: 1,
  batchDuration: 1,
  inputSize: 1,
  numFailedOutputOps: 0,
  numTotalOutputOps: 1,
};

describe("a very long text takes no time", () => {
  it.each(Object.entries(READERS))("as %s", (_, read) => expect(slowOn(tried(read))).toEqual([]));
});
