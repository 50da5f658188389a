import { describe, expect, it } from "vitest";
import { maskSecrets } from "@/lib/domain/text/mask-secrets";
import { parseLeases } from "../leases/parse-leases";
import { isSourceError, SourceError } from "../source";
import { firstLine } from "./shown-text";
import { classifyAnswer } from "../spark/answers/classify-answer";
import { parseApplications } from "../spark/application/parse-applications";
import { parseBatches } from "../dstream/batches/parse-batches";
import { parseEnvironment } from "../spark/application/parse-environment";
import { parseReceivers } from "../dstream/parse-receivers";

const APP = { application: "app-1", streamingSince: 0 };

const SECRETS = [
  "AKIAIOSFODNN7EXAMPLE",
  "hunter2",
  "correct-horse",
  "eyJhbGciOiJIUzI1NiJ9",
  "0f1e2d3c",
  "123456789012",
] as const;

const [key, password, horse, jwt, signature, account] = SECRETS;

/** A text that a library might write into its error although it should not. */
const PLANTED =
  `${key} s3a://bob:${password}@bkt password=${horse} token=${jwt}.eyJzdWIiOiIxIn0.x ` +
  `https://b.example/k?X-Amz-Signature=${signature} arn:aws:iam::${account}:role/etl`;

const foundIn = (result: unknown): readonly string[] =>
  SECRETS.filter((secret) => JSON.stringify(result).includes(secret));

const batch = {
  batchId: 1,
  batchDuration: 1_000,
  inputSize: 1,
  numFailedOutputOps: 1,
  numTotalOutputOps: 1,
};

const receiver = { streamId: 0, streamName: "KinesisReceiver-0" };

const attempts = [{ startTimeEpoch: 1, appSparkVersion: PLANTED }];

/** Every text of an upstream that leaves lib/sources, by the place where it enters. */
const DOORS: Readonly<Record<string, () => unknown>> = {
  "a batch's failure": () =>
    parseBatches([{ ...batch, firstFailureReason: `${PLANTED}\n\tat App` }], APP),
  "a receiver's error": () => parseReceivers([{ ...receiver, lastErrorMessage: PLANTED }]),
  "a receiver's stack trace": () => parseReceivers([{ ...receiver, lastError: PLANTED }]),
  "a receiver's names": () =>
    parseReceivers([
      { streamId: 0, streamName: PLANTED, executorId: PLANTED, executorHost: PLANTED },
    ]),
  "an application's name and version": () =>
    parseApplications([{ id: "app-1", name: PLANTED, attempts }]),
  "a master": () => parseEnvironment({ sparkProperties: [["spark.master", PLANTED]] }),
  "a lease's owner and checkpoint": () =>
    parseLeases([
      {
        leaseKey: { S: "shardId-000000000000" },
        leaseCounter: { N: "1" },
        leaseOwner: { S: PLANTED },
        checkpoint: { S: PLANTED },
      },
    ]),
  "an error of ours that quotes one": () =>
    new SourceError({ source: "spark", call: "x", fault: "malformed", message: PLANTED }).message,
};

const PAGES: readonly (readonly [
  what: string,
  status: number,
  contentType: string,
  body: string,
])[] = [
  ["an error page", 500, "text/html", `<h1>${PLANTED}</h1>`],
  ["a refusal", 403, "text/plain", PLANTED],
  ["a 404", 404, "text/plain", PLANTED],
  [
    "a 404 that names the application",
    404,
    "text/plain",
    `no streaming listener attached to ${PLANTED}`,
  ],
  ["a page to log in with", 200, "text/html", `<title>Log in ${PLANTED}</title>`],
  ["a proxy that reaches nothing", 500, "text/plain", `java.net.ConnectException ${PLANTED}`],
  ["a page's title", 200, "text/html", `<title>${PLANTED}</title>`],
  ["a body that is no JSON", 200, "application/json", PLANTED],
  ["a status of nowhere", 418, "text/plain", PLANTED],
];

describe("secrets in an upstream's text do not enter", () => {
  it.each(Object.entries(DOORS))("by %s", (_, result) => expect(foundIn(result())).toEqual([]));

  it.each(PAGES)("by %s", (_, status, contentType, body) => {
    const error = caught(() =>
      classifyAnswer(
        { status, contentType, body },
        { call: "streaming/batches", where: "http://d" },
      ),
    );
    expect(isSourceError(error)).toBe(true);
    expect(foundIn([String(error), error instanceof Error && String(error.cause)])).toEqual([]);
  });

  it("by a log-in header", () => {
    const answer = { status: 401, contentType: "", body: "" };
    const asked = { call: "streaming/batches", where: "http://d" };
    for (const authenticate of [PLANTED, `Basic realm="${PLANTED.replaceAll('"', "")}"`]) {
      const error = caught(() => classifyAnswer({ ...answer, authenticate }, asked));
      expect(isSourceError(error)).toBe(true);
      expect(foundIn(String(error))).toEqual([]);
    }
  });

  it("because a mask is not cut in two", () => {
    const line = firstLine(`${"x".repeat(286)} password=${password}`);
    expect(line).toBe(`${"x".repeat(286)} password=…`);
    expect(maskSecrets(line ?? "")).toBe(line);
  });

  it("when the text is cut in two", () => {
    const text = `${"x".repeat(285)} password=${password}`;
    expect(foundIn(firstLine(text))).toEqual([]);
    expect(firstLine(`${"x".repeat(290)} ${key}`)).not.toContain("AKIA");
  });
});

function caught(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
