import { readTarget, TARGET_FIELDS } from "./delay-target.mjs";
import { urlProblem } from "./settings.mjs";
import { sparkAddress } from "./spark-address.mjs";

/**
 * @typedef {object} ConfiguredPipeline
 * @property {string} id
 * @property {string} name
 * @property {string} region
 * @property {string} stream
 * @property {string} sparkUrl
 * @property {string} [sparkUrlNote]
 * @property {string} [application]
 * @property {string} [kclApplication]
 * @property {string} kclRegion
 * @property {string} [consumerName]
 * @property {import("./delay-target.mjs").ConfiguredTarget} [delayTarget]
 *
 * @typedef {import("./settings.mjs").Settings} Settings
 * @typedef {{ form: RegExp, what: string, required?: boolean }} Field
 */

const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;
const AWS_NAME = /^[\w.-]{1,128}$/;
const ANY_NAME = /^[^\p{Cc}]{1,200}$/u;

/** @type {Record<string, Field>} The fields of a pipeline that are texts, and their form. */
const FIELDS = {
  id: {
    form: /^[a-z0-9][a-z0-9-]{0,62}$/,
    what: "small letters, digits and dashes",
    required: true,
  },
  name: { form: ANY_NAME, what: "a name of at most 200 characters" },
  region: { form: REGION, what: "an AWS region such as eu-west-1", required: true },
  stream: { form: AWS_NAME, what: "a Kinesis stream name", required: true },
  sparkUrl: { form: /./, what: "the driver's address", required: true },
  application: { form: ANY_NAME, what: "the Spark application's name" },
  kclApplication: { form: AWS_NAME, what: "the KCL application name (its lease table)" },
  kclRegion: { form: REGION, what: "an AWS region such as us-east-1" },
  consumerName: { form: AWS_NAME, what: "an enhanced fan-out consumer's name" },
};

const KNOWN = [...Object.keys(FIELDS), ...TARGET_FIELDS];

/** The single pipeline's variables, by the field that each fills. */
const VARIABLES = {
  stream: "KINESIS_STREAM",
  region: "AWS_REGION",
  sparkUrl: "SPARK_UI_URL",
  kclApplication: "KCL_APPLICATION",
  kclRegion: "KCL_REGION",
  name: "PIPELINE_NAME",
  targetDelaySeconds: "TARGET_DELAY_SECONDS",
  targetShare: "TARGET_SHARE",
};

/**
 * The configured pipelines: one from variables or several from PIPELINES_FILE, never both.
 * @param {Settings} settings
 * @param {(path: string) => string} readFile
 * @returns {readonly ConfiguredPipeline[]}
 */
export function readPipelines(settings, readFile) {
  const path = settings.raw("PIPELINES_FILE");
  // The AWS variables have other uses, too.
  const single = Object.values(VARIABLES)
    .filter((name) => name !== "AWS_REGION" && name !== "KCL_REGION")
    .filter(settings.raw);
  if (path === undefined) return single.length > 0 ? [singlePipeline(settings)] : [];
  if (single.length > 0) {
    settings.wrong(
      single.join(", "),
      "a single pipeline and PIPELINES_FILE exclude each other: unset one",
    );
  }
  return pipelinesOfFile(settings, path, readFile);
}

/** @param {Settings} settings */
function singlePipeline(settings) {
  /** @type {Record<string, unknown>} */
  const entry = {};
  for (const [field, variable] of Object.entries(VARIABLES)) {
    const text = settings.raw(variable);
    entry[field] = TARGET_FIELDS.includes(field) ? numberIn(text) : text;
  }
  const name = String(entry.name ?? entry.stream ?? "pipeline");
  entry.id =
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-+|-+$/g, "")
      .slice(0, 63) || "pipeline";
  return pipeline(entry, (field, what) =>
    settings.wrong(VARIABLES[/** @type {keyof typeof VARIABLES} */ (field)] ?? field, what),
  );
}

/**
 * A text that is no number stays as it is, so that the message can show it.
 * @param {string | undefined} text
 */
function numberIn(text) {
  return text === undefined || Number.isNaN(Number(text)) ? text : Number(text);
}

/** @param {Settings} settings @param {string} path @param {(path: string) => string} readFile */
function pipelinesOfFile(settings, path, readFile) {
  const where = "PIPELINES_FILE";
  let list;
  try {
    list = JSON.parse(readFile(path));
  } catch (error) {
    const why = error instanceof SyntaxError ? `is not JSON (${placeOf(error)})` : "cannot be read";
    settings.wrong(where, `${path} ${why}`);
    return [];
  }
  if (!Array.isArray(list) || list.length === 0) {
    settings.wrong(where, `${path} must hold a JSON array of at least one pipeline`);
    return [];
  }
  const pipelines = list.map((entry, index) =>
    pipeline(entry, (field, what) =>
      settings.wrong(`${where} [${index}]${field && `.${field}`}`, what),
    ),
  );
  for (const [index, { id }] of pipelines.entries()) {
    const first = pipelines.findIndex((other) => other.id === id);
    if (id && first < index)
      settings.wrong(`${where} [${index}].id`, `"${id}" is taken by [${first}]`);
  }
  return pipelines;
}

/**
 * Where the JSON is invalid. The rest of Node's message quotes the file, which may hold a password.
 * @param {SyntaxError} error
 */
function placeOf(error) {
  const place = /position \d+(?: \(line \d+ column \d+\))?/.exec(error.message)?.[0];
  if (place !== undefined) return `wrong at ${place}`;
  return /end of JSON/.test(error.message) ? "it ends too early" : "it holds something else";
}

/**
 * One entry, checked. Problems are reported to `wrong`; the result is then never used.
 * @param {unknown} entry
 * @param {(field: string, what: string) => void} wrong
 * @returns {ConfiguredPipeline}
 */
function pipeline(entry, wrong) {
  const fields = /** @type {Record<string, unknown>} */ (
    typeof entry === "object" && entry !== null && !Array.isArray(entry) ? entry : {}
  );
  if (fields !== entry) wrong("", "must be an object");
  for (const key of Object.keys(fields)) {
    if (!KNOWN.includes(key)) wrong(key, `is not a setting; known are ${KNOWN.join(", ")}`);
  }
  /** @type {Record<string, string>} */
  const read = {};
  for (const [field, { form, what, required }] of Object.entries(FIELDS)) {
    const value = fields[field];
    if (value === undefined || value === "") {
      if (required && fields === entry) wrong(field, `is missing: give ${what}`);
    } else if (typeof value !== "string" || !form.test(value)) wrong(field, `must be ${what}`);
    else read[field] = value;
  }
  const spark = sparkAddress(read.sparkUrl ?? "");
  const problem = read.sparkUrl === undefined ? undefined : urlProblem(spark.address);
  if (spark.problem ?? problem) wrong("sparkUrl", spark.problem ?? problem ?? "");
  const delayTarget = readTarget(fields, wrong);
  return {
    ...read,
    id: read.id ?? "",
    name: read.name ?? read.stream ?? "",
    region: read.region ?? "",
    stream: read.stream ?? "",
    sparkUrl: spark.address,
    ...(spark.note === undefined ? {} : { sparkUrlNote: spark.note }),
    // Where Spark's connector keeps its table and metrics by default.
    kclRegion: read.kclRegion ?? "us-east-1",
    ...(delayTarget === undefined ? {} : { delayTarget }),
  };
}
