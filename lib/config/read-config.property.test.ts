import * as fc from "fast-check";
import { expect, it } from "vitest";
import { readConfig } from "./read-config.mjs";
import { ConfigError, urlProblem } from "./settings.mjs";

const seconds = Number(process.env["PROPERTY_SECONDS"] ?? 0);
/** The same in every run unless PROPERTY_SEED is set: see vitest.config.ts. */
const seed = Number(process.env["PROPERTY_SEED"]);
const how =
  seconds > 0
    ? { seed, numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: seconds * 1_000 }
    : { seed, numRuns: 100 };
const TIMEOUT_MS = 30_000 + seconds * 2_000;

const VALID = {
  KINESIS_STREAM: "orders",
  AWS_REGION: "eu-west-1",
  SPARK_UI_URL: "http://driver:4040",
  KCL_APPLICATION: "etl",
  KCL_REGION: "us-east-1",
  PIPELINE_NAME: "Orders",
  TARGET_DELAY_SECONDS: "60",
  TARGET_SHARE: "0.999",
  PORT: "3000",
  HOST: "127.0.0.1",
  ALLOWED_HOSTS: "a.example",
  PUBLIC_URL: "https://dash.example",
  HISTORY: "sqlite",
  HISTORY_DAYS: "30",
  PUBLICATION_DELAY_SECONDS: "120",
  LOG_LEVEL: "info",
  FRAME_ANCESTORS: "'self'",
};

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "",
    " ",
    "-1",
    "1e999",
    "NaN",
    "0x10",

    "'; id",
    "a\r\nb: c",
  ),
  fc.webUrl(),
);

const env = fc
  .dictionary(fc.constantFrom(...Object.keys(VALID)), text)
  .map((wrong) => ({ ...VALID, ...wrong }));

const file = fc.oneof(
  fc.constantFrom("http://u:hunter2@h", '[{"sparkUrl": "http://u:hunter2@h"}]', "{"),
  fc.json(),
  text,
  fc
    .dictionary(
      fc.constantFrom("id", "region", "stream", "sparkUrl", "name", "__proto__"),
      fc.jsonValue(),
    )
    .map((entry) =>
      JSON.stringify([
        { id: "a", region: "eu-west-1", stream: "s", sparkUrl: "http://d", ...entry },
      ]),
    ),
);

/** What is accepted is usable; anything else is refused by one error that lists what is wrong. */
function expectConfig(read: () => ReturnType<typeof readConfig>): void {
  try {
    const config = read();
    const numbers = [config.port, config.historyDays, config.publicationDelayMs];
    expect(numbers.every((one) => Number.isInteger(one) && one >= 0)).toBe(true);
    expect(config.frameAncestors).not.toMatch(/[\r\n;]/);
    for (const { id, region, stream, sparkUrl } of config.pipelines) {
      expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,62}$/);
      expect([region, stream].join(" ")).toMatch(/^[a-z0-9-]+ [\w.-]+$/);
      expect(urlProblem(sparkUrl)).toBeUndefined();
    }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    expect(error.message).not.toContain("hunter2");
  }
}

it(
  "variables make a configuration, or one error that lists what is wrong",
  () =>
    fc.assert(
      fc.property(env, (one) => expectConfig(() => readConfig(one))),
      how,
    ),
  TIMEOUT_MS,
);

it(
  "so does a file of pipelines",
  () =>
    fc.assert(
      fc.property(file, (one) =>
        expectConfig(() => readConfig({ PIPELINES_FILE: "p.json" }, () => one)),
      ),
      how,
    ),
  TIMEOUT_MS,
);
