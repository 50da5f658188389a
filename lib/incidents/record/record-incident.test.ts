import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { incidentWindow } from "../window/incident-window";
import { expectNoFile, readRecorded, writeIncident } from "./incident-file";
import { recordIncident, type Recording } from "./record-incident";
import { foundIn, SECRETS } from "./testing/planted-secrets";
import { type PlantedUpstreams, startPlanted } from "./testing/planted-upstreams";

let upstreams: PlantedUpstreams;
let recording: Recording;
let directory: string;

const credentials = { accessKeyId: SECRETS.accessKey, secretAccessKey: SECRETS.password };

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "narrows-scrub-"));
  upstreams = await startPlanted();
  const access = { endpoint: upstreams.awsUrl, credentials };
  recording = await recordIncident({
    pipeline: {
      id: "orders",
      name: SECRETS.email,
      region: "eu-west-1",
      stream: "orders",
      sparkUrl: upstreams.sparkUrl,
      kclApplication: "orders-etl",
      kclRegion: "eu-west-1",
    },
    minutes: 4 / 60,
    access: { cloudwatch: access, kinesis: access, dynamodb: access },
  });
});

afterAll(async () => {
  await upstreams.close();
  rmSync(directory, { recursive: true, force: true });
});

describe("recordIncident, with secrets planted in every answer", () => {
  it("writes none of them, compressed or not", () => {
    const file = join(directory, "planted.json.gz");
    writeIncident(recording.incident, file);
    const text = gunzipSync(readFileSync(file)).toString("utf8");
    expect(text).toContain("shardId-000000000000");
    expect(foundIn(text)).toEqual([]);
    expect(text).not.toContain(new URL(upstreams.sparkUrl).host);
  });

  it("gives the scrubbed incident the verdict of the original: the batches fail", () => {
    const read = readRecorded(write("again.json"));
    const { batches, facts } = incidentWindow(read);
    expect(recording.verdict).toMatchObject({ cause: "failing-batches" });
    expect(batches.length).toBeGreaterThanOrEqual(30);
    expect(facts.stream.at(-1)?.value.arn).toBe(
      "arn:aws:kinesis:eu-west-1:000000000000:stream/orders",
    );
    expect(facts.settings.at(-1)?.value).toMatchObject({
      backpressure: true,
      kclVersion: "1.12.0",
    });
  });

  it("replaces equal names by equal names: two parts on one host", () => {
    const { facts } = incidentWindow(recording.incident);
    const host = facts.receivers.at(-1)?.value.receivers[0]?.host;
    expect(host).toMatch(/^host-\d+$/);
    expect(facts.settings.at(-1)?.value.master).toContain(`//${host}:7077`);
    const owners = facts.leases.flatMap(({ value }) => value.leases.map(({ owner }) => owner));
    expect(new Set(owners).size).toBe(1);
    expect(owners[0]).toMatch(/^host-\d+:worker-\d+$/);
  });

  it("keeps only the class of an error if it is public, and nothing of the application", () => {
    const { batches, facts } = incidentWindow(recording.incident);
    const failures = new Set(batches.flatMap(({ failure }) => failure ?? []));
    expect([...failures]).toEqual(["an error of the application's own (scrubbed)"]);
    expect(facts.receivers.at(-1)?.value.receivers[0]?.error).toBe(
      "java.net.ConnectException (scrubbed)",
    );
  });

  it("records the refusals before an answer", () => {
    const scans = recording.incident.life?.reads.filter(({ call }) => call === "Scan") ?? [];
    expect(scans[0]?.fault).toBe("denied");
    expect(scans.at(-1)?.fault).toBeUndefined();
    expect(scans.length).toBeGreaterThan(1);
    expect(scans[0]?.answers[0]).toMatchObject({
      status: 400,
      json: { __type: "AccessDeniedException" },
    });
  });

  it("overwrites no file", () => {
    const file = join(directory, "kept.json");
    writeFileSync(file, "kept");
    expect(() => expectNoFile(file)).toThrow(/kept\.json is there already/);
    expect(() => writeIncident(recording.incident, file)).toThrow(/EEXIST/);
    expect(readFileSync(file, "utf8")).toBe("kept");
  });

  it("counts its replacements", () => {
    expect(recording.scrubbed).toMatchObject({ account: 1, worker: 1, consumer: 1, address: 1 });
    expect(recording.scrubbed.dropped).toBeGreaterThan(100);
  });
});

function write(name: string): string {
  const file = join(directory, name);
  writeIncident(recording.incident, file);
  return file;
}
