import { describe, expect, it } from "vitest";
import { slowOn } from "@/lib/sources/testing/long-texts";
import { Pseudonyms } from "./pseudonyms";
import { awsScrubber, sparkScrubber } from "./scrub-answer";
import { scrubEnvironment } from "./scrub-environment";
import { scrubHostPort, scrubMaster, scrubWorker } from "./scrub-host";
import { scrubFailure, scrubText } from "./scrub-text";

const wire = (call: string, body: unknown) => ({
  call,
  status: 200,
  contentType: "application/json",
  body: typeof body === "string" ? body : JSON.stringify(body),
});
const below = (path: string): string => `/api/v1/applications/app-1/${path}`;

/** Every place in the recorder where a regular expression reads an upstream's text. */
const SCRUBBERS: Readonly<Record<string, (text: string) => unknown>> = {
  "a text": (text) => scrubText(text, new Pseudonyms()),
  "a failure": scrubFailure,
  "a host": (text) => scrubHostPort(text, new Pseudonyms()),
  "a worker": (text) => scrubWorker(text, new Pseudonyms()),
  "a master": (text) => scrubMaster(text, new Pseudonyms()),
  "a setting and a class path": (text) =>
    scrubEnvironment(
      {
        sparkProperties: [
          ["spark.task.cpus", text],
          ["spark.streaming.blockInterval", text],
        ],
        classpathEntries: [[text], [`/amazon-kinesis-client-1.${text}`]],
      },
      new Pseudonyms(),
    ),
  "a job": (text) =>
    sparkScrubber(new Pseudonyms())(
      wire(below("jobs?status=running"), [{ status: text, description: text }]),
    ),
  "an application": (text) =>
    sparkScrubber(new Pseudonyms())(
      wire("/api/v1/applications", [
        { id: text, name: text, attempts: [{ startTime: text, appSparkVersion: text }] },
      ]),
    ),
  "a page": (text) => sparkScrubber(new Pseudonyms())(wire(below("executors"), text)),
  "an address": (text) => sparkScrubber(new Pseudonyms())(wire(text, [])),
  "a stream": (text) =>
    awsScrubber(new Pseudonyms())(
      wire("DescribeStreamSummary", {
        StreamDescriptionSummary: { StreamName: text, StreamARN: text, StreamStatus: text },
      }),
    ),
  "a lease": (text) =>
    awsScrubber(new Pseudonyms())(
      wire("Scan", {
        Items: [{ leaseKey: { S: text }, leaseOwner: { S: text }, checkpoint: { S: text } }],
      }),
    ),
  "an error": (text) =>
    awsScrubber(new Pseudonyms())({ ...wire("Scan", { __type: text }), status: 400 }),
};

describe("a very long text takes no time to scrub", () => {
  it.each(Object.entries(SCRUBBERS))("as %s", (_, scrub) => expect(slowOn(scrub)).toEqual([]));
});
