// Plain JavaScript without dependencies: `npm start` checks the configuration with this very file
// before anything is installed or built. The server reads the same file later.
import { readFileSync } from "node:fs";
import { readPipelines } from "./read-pipelines.mjs";
import { createSettings } from "./settings.mjs";

/**
 * @typedef {import("./read-pipelines.mjs").ConfiguredPipeline} ConfiguredPipeline
 * @typedef {object} Config
 * @property {boolean} demo           The launcher's embedded demo is the upstream.
 * @property {readonly ConfiguredPipeline[]} pipelines
 * @property {number} port
 * @property {string} host
 * @property {readonly string[]} allowedHosts  Host names answered beside the loopback ones.
 * @property {string | undefined} publicUrl    For links and previews; no trailing slash.
 * @property {"sqlite"} history           The store that keeps the history.
 * @property {string} dataDir
 * @property {number} historyDays
 * @property {number} publicationDelayMs
 * @property {string} logLevel
 * @property {string} frameAncestors           CSP source list of pages that may embed this one.
 */

/** Variables that make a configuration; `AWS_*` alone does not. */
const SINGLE = ["KINESIS_STREAM", "SPARK_UI_URL"];

/**
 * Whether the user configured a pipeline at all. Nothing configured means the demo; something
 * configured and wrong never does.
 * @param {Record<string, string | undefined>} env
 */
export function isConfigured(env) {
  return ["PIPELINES_FILE", ...SINGLE].some((name) => (env[name] ?? "") !== "");
}

/**
 * Reads the whole configuration, or throws one error that names every wrong setting.
 * @param {Record<string, string | undefined>} env
 * @param {(path: string) => string} [readFile]
 * @returns {Config}
 */
export function readConfig(env, readFile = (path) => readFileSync(path, "utf8")) {
  const settings = createSettings(env);
  const pipelines = readPipelines(settings, readFile);
  const config = {
    demo: env.NARROWS_DEMO === "1",
    pipelines,
    port: settings.integer("PORT", { default: 3000, least: 0, most: 65_535 }),
    host: settings.text("HOST", "127.0.0.1"),
    allowedHosts: settings.list("ALLOWED_HOSTS", /^[a-z0-9.-]+$/i, "host names without port"),
    publicUrl: settings.url("PUBLIC_URL"),
    history: settings.oneOf("HISTORY", ["sqlite"], "sqlite"),
    dataDir: settings.text("DATA_DIR", ".data"),
    historyDays: settings.integer("HISTORY_DAYS", { default: 30, least: 1, most: 455 }),
    publicationDelayMs:
      1_000 *
      settings.integer("PUBLICATION_DELAY_SECONDS", { default: 120, least: 0, most: 3_600 }),
    logLevel: settings.oneOf("LOG_LEVEL", ["debug", "info", "warn", "error", "silent"], "info"),
    frameAncestors: settings.frameAncestors("FRAME_ANCESTORS", "'self'"),
  };
  settings.throwIfWrong();
  return Object.freeze(config);
}
