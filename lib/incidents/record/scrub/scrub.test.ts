import { describe, expect, it } from "vitest";
import { parseEnvironment } from "@/lib/sources/spark/application/parse-environment";
import { flag, keepOnly, number, type Shape, textLike } from "./keep-only";
import { Pseudonyms } from "./pseudonyms";
import { scrubEnvironment } from "./scrub-environment";
import { scrubHostPort, scrubMaster, scrubWorker } from "./scrub-host";
import { scrubDeep, scrubFailure, scrubText } from "./scrub-text";

describe("scrubText", () => {
  it.each([
    [
      "an account id in an ARN",
      "arn:aws:kinesis:eu-west-1:123456789012:stream/a",
      "arn:aws:kinesis:eu-west-1:000000000000:stream/a",
    ],
    ["an account id in a name", "logs-123456789012", "logs-000000000000"],
    ["an access key", "key AKIAIOSFODNN7EXAMPLE", "key key-1"],
    ["an address of the network", "at 10.1.2.3:4040", "at host-1:4040"],
    ["a host of a cloud", "ip-10-1-2-3.eu-west-1.compute.internal", "host-1"],
    ["an e-mail address", "ask bob@acme.example", "ask address-1"],
    ["a home", "/home/bob/app.jar", "/home/user/app.jar"],
    ["not a shard's id", "shardId-000000000012", "shardId-000000000012"],
    ["not a batch's id of 13 digits", "id=1795421719000", "id=1795421719000"],
    [
      "not a sequence number",
      "49680478584584341957907298094260072299482425929481846786",
      "49680478584584341957907298094260072299482425929481846786",
    ],
    ["not a version", "3.5.7", "3.5.7"],
    ["nothing of an empty text", "", ""],
  ])("removes %s", (_what, text, wanted) => {
    expect(scrubText(text, new Pseudonyms())).toBe(wanted);
  });

  it("may run twice: its pseudonyms stay", () => {
    const names = new Pseudonyms();
    const once = scrubText("123456789012 at 10.1.2.3 for bob@acme.example", names);
    expect(scrubText(once, names)).toBe(once);
  });

  it("gives two accounts two pseudonyms, each of 12 digits", () => {
    const names = new Pseudonyms();
    expect(scrubText("123456789012 210987654321 123456789012", names)).toBe(
      "000000000000 000000000001 000000000000",
    );
  });

  it("finds a known host in any text, and in keys", () => {
    const names = new Pseudonyms();
    scrubHostPort("worker-7.acme:1", names);
    expect(scrubDeep({ "worker-7.acme": ["on worker-7.acme"] }, names)).toEqual({
      "host-1": ["on host-1"],
    });
  });
});

describe("hosts and workers", () => {
  it.each([
    ["10.0.0.1:7337", "host-1:7337"],
    ["node", "host-1"],
    ["fe80::1%eth0:7337", "host-1:7337"],
    ["", ""],
  ])("%s becomes %s", (text, wanted) => {
    expect(scrubHostPort(text, new Pseudonyms())).toBe(wanted);
  });

  it("keeps two workers of one host apart, and on one host", () => {
    const names = new Pseudonyms();
    const owners = ["a.b:1", "a.b:2", "a.b:1", "c.d:1"].map((one) => scrubWorker(one, names));
    expect(owners).toEqual([
      "host-1:worker-1",
      "host-1:worker-2",
      "host-1:worker-1",
      "host-2:worker-3",
    ]);
  });

  it("replaces a worker without a host by a worker", () => {
    expect(scrubWorker("bob", new Pseudonyms())).toBe("worker-1");
  });

  it.each([
    ["local[4]", "local[4]"],
    ["local[*]", "local[*]"],
    ["yarn", "yarn"],
    ["spark://m1:7077,m2:7077", "spark://host-1:7077,host-2:7077"],
    ["k8s://https://api.acme.example:6443", "k8s://host-1:6443"],
    ["mesos://user:pw@m1:5050/path", "mesos://host-1:5050"],
  ])("master %s becomes %s", (master, wanted) => {
    expect(scrubMaster(master, new Pseudonyms())).toBe(wanted);
  });
});

describe("scrubFailure", () => {
  it.each([
    ["java.net.ConnectException: refused by 10.0.0.1", "java.net.ConnectException (scrubbed)"],
    [
      "org.apache.spark.SparkException: Job aborted: secret",
      "org.apache.spark.SparkException (scrubbed)",
    ],
    ["com.acme.Secret: x", "an error of the application's own (scrubbed)"],
    ["", "an error of the application's own (scrubbed)"],
  ])("%s becomes %s", (text, wanted) => expect(scrubFailure(text)).toBe(wanted));
});

describe("scrubEnvironment", () => {
  const full = {
    sparkProperties: [
      ["spark.master", "local[4]"],
      ["spark.app.name", "secret"],
      ["spark.streaming.backpressure.enabled", "TRUE"],
      ["spark.streaming.backpressure.initialRate", "500"],
      ["spark.streaming.backpressure.pid.minRate", "20"],
      ["spark.streaming.receiver.maxRate", "9223372036854775807"],
      ["spark.streaming.concurrentJobs", "2"],
      ["spark.streaming.blockInterval", "100ms"],
      ["spark.task.cpus", "2"],
    ],
    classpathEntries: [
      ["/opt/bob/amazon-kinesis-client-1.12.0.jar", "x"],
      ["/opt/bob/spark-streaming-kinesis-asl_2.12-3.5.7.jar", "x"],
      ["/opt/bob/spark-streaming_2.12-3.5.7.jar", "x"],
      ["/opt/bob/secret.jar", "x"],
    ],
    systemProperties: [["user.name", "bob"]],
  };

  it("keeps every setting that is read, unchanged", () => {
    const scrubbed = scrubEnvironment(full, new Pseudonyms());
    expect(parseEnvironment(scrubbed)).toEqual(parseEnvironment(full));
    expect(JSON.stringify(scrubbed)).not.toMatch(/bob|secret/);
  });

  it("leaves out a value of an unexpected form", () => {
    const body = { sparkProperties: [["spark.task.cpus", "$(cat /etc/passwd)"]] };
    expect(scrubEnvironment(body, new Pseudonyms())).toEqual({
      sparkProperties: [],
      classpathEntries: [],
    });
  });

  it.each([[null], ["text"], [{}], [{ sparkProperties: "no list" }]])("accepts %j", (body) => {
    expect(scrubEnvironment(body, new Pseudonyms())).toMatchObject({ sparkProperties: [] });
  });
});

describe("keepOnly", () => {
  const shape: Shape = { a: number, b: flag, c: [{ d: textLike(/^x+$/) }] };
  const drops = (value: unknown) => {
    let dropped = 0;
    return { kept: keepOnly(shape, value, () => dropped++), dropped };
  };

  it.each([
    [
      "keeps what it knows",
      { a: 1, b: true, c: [{ d: "xx" }] },
      { a: 1, b: true, c: [{ d: "xx" }] },
      0,
    ],
    ["drops what it does not", { a: 1, z: 2, constructor: 3 }, { a: 1 }, 2],
    ["drops a text that has not its form", { c: [{ d: "y" }] }, { c: [{}] }, 1],
    [
      "lets a wrong kind stay visibly wrong",
      { a: "1", b: 0, c: {} },
      { a: null, b: null, c: null },
      0,
    ],
  ])("%s", (_what, value, kept, dropped) => {
    expect(drops(value)).toEqual({ kept, dropped });
  });
});
