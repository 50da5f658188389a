import { describe, expect, it } from "vitest";
import { parseEnvironment, parseSparkDuration } from "./parse-environment";
import { recorded } from "../testing/recorded";

describe("parseEnvironment", () => {
  const set = (...sparkProperties: string[][]) => parseEnvironment({ sparkProperties });

  it("uses Spark's defaults, which the driver does not list, and the versions in the class path", () => {
    expect(parseEnvironment(recorded("environment-healthy"))).toEqual({
      backpressure: false,
      minRate: 100,
      concurrentJobs: 1,
      blockIntervalMs: 200,
      taskCpus: 1,
      master: "local[4]",
      kclVersion: "1.12.0",
      connectorVersion: "3.3.0",
      sparkVersion: "3.5.7",
    });
  });

  it("reads recorded back-pressure settings", () => {
    expect(parseEnvironment(recorded("environment-backpressure")).backpressure).toBe(true);
  });

  it("reads all settings", () => {
    const settings = set(
      ["spark.streaming.backpressure.enabled", "TRUE"],
      ["spark.streaming.backpressure.initialRate", "250"],
      ["spark.streaming.backpressure.pid.minRate", "10"],
      ["spark.streaming.receiver.maxRate", "0"],
      ["spark.streaming.concurrentJobs", "3"],
      ["spark.streaming.blockInterval", "2s"],
      ["spark.task.cpus", "2"],
    );
    expect(settings).toEqual({
      backpressure: true,
      initialRate: 250,
      minRate: 10,
      // Not "no cap": a receiver with 0 fails on its first record (recorded).
      maxRate: 0,
      concurrentJobs: 3,
      blockIntervalMs: 2_000,
      taskCpus: 2,
    });
  });

  it("treats a redacted or unlimited value as not set", () => {
    expect(
      set(
        ["spark.streaming.receiver.maxRate", "9223372036854775807"],
        ["spark.streaming.concurrentJobs", "*********(redacted)"],
      ),
    ).toMatchObject({ concurrentJobs: 1 });
    expect(set(["spark.streaming.receiver.maxRate", "9223372036854775807"])).not.toHaveProperty(
      "maxRate",
    );
  });

  it("returns nothing else: no command line, no secret, no credentials in the master", () => {
    const result = JSON.stringify(
      parseEnvironment({
        sparkProperties: [
          ["spark.master", "spark://user:hunter2@10.0.0.1:7077"],
          ["spark.hadoop.fs.s3a.secret.key", "hunter2"],
          ["spark.driver.extraJavaOptions", "-Dpassword=hunter2"],
        ],
        systemProperties: [["sun.java.command", "SparkSubmit --password hunter2"]],
        classpathEntries: [["/home/hunter2/amazon-kinesis-client-1.15.3.jar", "System Classpath"]],
      }),
    );
    expect(result).not.toContain("hunter2");
    expect(result).toContain("1.15.3");
  });

  it("finds the connector in an assembly", () => {
    const classpathEntries = [["spark-streaming-kinesis-asl-assembly_2.12-3.5.1.jar", "x"]];
    expect(parseEnvironment({ sparkProperties: [], classpathEntries })).toMatchObject({
      connectorVersion: "3.5.1",
    });
  });
});

describe("parseSparkDuration", () => {
  it.each([
    ["200ms", 200],
    ["2s", 2_000],
    ["1min", 60_000],
    ["3m", 180_000],
    ["1h", 3_600_000],
    ["500", 500],
    ["5000us", 5],
    ["1 s", undefined],
    ["*********(redacted)", undefined],
    ["", undefined],
  ])("reads %s as %s", (text, ms) => expect(parseSparkDuration(text)).toBe(ms));
});
