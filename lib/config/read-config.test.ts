import { describe, expect, it } from "vitest";
import { isConfigured, readConfig } from "./read-config.mjs";

const SINGLE = {
  KINESIS_STREAM: "clicks",
  AWS_REGION: "eu-west-1",
  SPARK_UI_URL: "http://driver:4040/",
};

const file = (content: unknown) => () => JSON.stringify(content);

function problems(env: Record<string, string>, readFile?: (path: string) => string): string {
  try {
    readConfig(env, readFile);
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe("a single pipeline", () => {
  it("comes from three variables", () => {
    expect(readConfig(SINGLE).pipelines).toEqual([
      {
        id: "clicks",
        name: "clicks",
        region: "eu-west-1",
        stream: "clicks",
        sparkUrl: "http://driver:4040",
        kclRegion: "us-east-1",
      },
    ]);
  });

  it("takes its id from its name", () => {
    const [pipeline] = readConfig({ ...SINGLE, PIPELINE_NAME: "Clicks → totals" }).pipelines;
    expect(pipeline).toMatchObject({ id: "clicks-totals", name: "Clicks → totals" });
  });

  it.each([
    ["AWS_REGION", "AWS_REGION: is missing: give an AWS region such as eu-west-1"],
    ["SPARK_UI_URL", "SPARK_UI_URL: is missing: give the driver's address"],
    ["KINESIS_STREAM", "KINESIS_STREAM: is missing: give a Kinesis stream name"],
  ])("says that %s is missing", (name, message) => {
    expect(problems({ ...SINGLE, [name]: "" })).toContain(message);
  });
});

describe("a file of pipelines", () => {
  const one = { id: "a", region: "eu-west-1", stream: "s", sparkUrl: "http://h:4040/proxy/app_1" };

  it("keeps a path prefix of the driver's address", () => {
    const config = readConfig({ PIPELINES_FILE: "p.json" }, file([one]));
    expect(config.pipelines[0]?.sparkUrl).toBe("http://h:4040/proxy/app_1");
  });

  it("takes a page of Spark's UI off that address, and says so", () => {
    const pasted = { ...one, sparkUrl: "http://h:4040/proxy/app_1/streaming/batch/?id=5" };
    const config = readConfig({ PIPELINES_FILE: "p.json" }, file([one, { ...pasted, id: "b" }]));
    expect(config.pipelines.map(({ sparkUrl }) => sparkUrl)).toEqual([one.sparkUrl, one.sparkUrl]);
    expect(config.pipelines[0]).not.toHaveProperty("sparkUrlNote");
    expect(config.pipelines[1]?.sparkUrlNote).toContain("(/proxy/app_1/streaming/batch/)");
  });

  it.each([
    ["no region", [{ ...one, region: undefined }], "PIPELINES_FILE [0].region: is missing"],
    ["a bad id", [{ ...one, id: "A b" }], "PIPELINES_FILE [0].id: must be small letters"],
    [
      "a misspelt key",
      [{ ...one, sparkURL: "x" }],
      "PIPELINES_FILE [0].sparkURL: is not a setting",
    ],
    ["the same id twice", [one, one], 'PIPELINES_FILE [1].id: "a" is taken by [0]'],
    ["an entry that is not an object", ["a"], "PIPELINES_FILE [0]: must be an object"],
    ["an empty list", [], "at least one pipeline"],
    [
      "a password in the address",
      [{ ...one, sparkUrl: "http://u:secret@h" }],
      "must not hold a user",
    ],
    [
      "a password in the address of a page",
      [{ ...one, sparkUrl: "http://u:secret@h/jobs/" }],
      "must not hold a user",
    ],
    [
      "a query that belongs to no page",
      [{ ...one, sparkUrl: "http://h:4040/?token=secret" }],
      "must not hold ? or #",
    ],
    [
      "a History Server's address",
      [{ ...one, sparkUrl: "http://h:18080/history/app-20261128003821-0001/jobs/" }],
      "PIPELINES_FILE [0].sparkUrl: is a History Server's page",
    ],
    ["another protocol", [{ ...one, sparkUrl: "file:///etc/passwd" }], "must begin with http://"],
  ])("names %s", (_name, content, message) => {
    const text = problems({ PIPELINES_FILE: "p.json" }, file(content));
    expect(text).toContain(message);
    expect(text).not.toContain("secret");
  });

  it("says when the file cannot be read or parsed", () => {
    const unreadable = () => {
      throw new Error("ENOENT");
    };
    expect(problems({ PIPELINES_FILE: "p.json" }, unreadable)).toContain("p.json cannot be read");
    expect(problems({ PIPELINES_FILE: "p.json" }, () => "{")).toContain("is not JSON");
  });

  it("and single variables exclude each other", () => {
    const text = problems({ PIPELINES_FILE: "p.json", KINESIS_STREAM: "s" }, file([one]));
    expect(text).toContain(
      "KINESIS_STREAM: a single pipeline and PIPELINES_FILE exclude each other",
    );
  });
});

describe("a target of the delay", () => {
  const one = { id: "a", region: "eu-west-1", stream: "s", sparkUrl: "http://h:4040" };
  const targetOf = (fields: object) =>
    readConfig({ PIPELINES_FILE: "p.json" }, file([{ ...one, ...fields }])).pipelines[0];

  it.each([
    [{ targetDelaySeconds: 60 }, { delayMs: 60_000, share: 0.999 }],
    [
      { targetDelaySeconds: 1, targetShare: 0.5 },
      { delayMs: 1_000, share: 0.5 },
    ],
    [
      { targetDelaySeconds: 604_800, targetShare: 0.99999 },
      { delayMs: 604_800_000, share: 0.99999 },
    ],
  ])("is read in seconds: %j", (fields, delayTarget) => {
    expect(targetOf(fields)).toMatchObject({ delayTarget });
  });

  it("is absent unless it is set", () => expect(targetOf({})).not.toHaveProperty("delayTarget"));

  it("of a single pipeline comes from variables", () => {
    const env = { ...SINGLE, TARGET_DELAY_SECONDS: "90", TARGET_SHARE: "0.99" };
    expect(readConfig(env).pipelines[0]?.delayTarget).toEqual({ delayMs: 90_000, share: 0.99 });
  });

  it.each([
    [
      { targetDelaySeconds: 0 },
      "targetDelaySeconds: must be a whole number from 1 to 604800, not 0",
    ],
    [{ targetDelaySeconds: 604_801 }, "not 604801"],
    [{ targetDelaySeconds: 1.5 }, "not 1.5"],
    [{ targetDelaySeconds: "60" }, 'not "60"'],
    [{ targetDelaySeconds: null }, "not null"],
    [
      { targetDelaySeconds: 60, targetShare: 1 },
      "targetShare: must be a number from 0.5 to 0.99999, not 1",
    ],
    [{ targetDelaySeconds: 60, targetShare: 0.49 }, "not 0.49"],
    [{ targetShare: 0.99 }, "targetShare: has no effect without a target"],
  ])("that is wrong is named: %j", (fields, message) => {
    const text = problems({ PIPELINES_FILE: "p.json" }, file([{ ...one, ...fields }]));
    expect(text).toContain("PIPELINES_FILE [0].target");
    expect(text).toContain(message);
  });

  it.each(["0", "soon", "1e9", "0x1g"])("from a variable is checked: %s", (value) => {
    const text = problems({ ...SINGLE, TARGET_DELAY_SECONDS: value });
    expect(text).toContain("TARGET_DELAY_SECONDS: must be a whole number from 1 to 604800, not ");
  });

  it("from a variable and a file exclude each other", () => {
    const env = { PIPELINES_FILE: "p.json", TARGET_DELAY_SECONDS: "60" };
    expect(problems(env, file([one]))).toContain("TARGET_DELAY_SECONDS: a single pipeline and");
  });
});

describe("everything else", () => {
  it("has defaults", () => {
    expect(readConfig(SINGLE)).toMatchObject({
      demo: false,
      port: 3000,
      host: "127.0.0.1",
      history: "sqlite",
      dataDir: ".data",
      historyDays: 30,
      publicationDelayMs: 120_000,
      logLevel: "info",
      frameAncestors: "'self'",
      allowedHosts: [],
    });
  });

  it("names every wrong setting in one message", () => {
    const text = problems({
      ...SINGLE,
      PORT: "65536",
      HISTORY: "floppy",
      HISTORY_DAYS: "0",
      LOG_LEVEL: "loud",
      AWS_REGION: "mars",
    });
    for (const name of ["PORT", "HISTORY", "HISTORY_DAYS", "LOG_LEVEL", "AWS_REGION"])
      expect(text).toContain(`${name}:`);
  });

  it("does not let a list of embedding pages start another directive", () => {
    expect(problems({ ...SINGLE, FRAME_ANCESTORS: "'self'; script-src *" })).toContain(
      "FRAME_ANCESTORS",
    );
  });

  it("counts AWS variables alone as not configured", () => {
    expect(isConfigured({ AWS_REGION: "eu-west-1", AWS_PROFILE: "x" })).toBe(false);
    expect(isConfigured({ SPARK_UI_URL: "http://driver:4040" })).toBe(true);
    expect(isConfigured({ KINESIS_STREAM: "" })).toBe(false);
  });
});
