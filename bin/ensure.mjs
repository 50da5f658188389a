import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { die, ROOT } from "./environment.mjs";
import { installEnvironment } from "./install-environment.mjs";

const INSTALLED = join(ROOT, "node_modules", ".narrows-installed");
/** Installed only to test. */
const TEST_TOOL = join(ROOT, "node_modules", "vitest");
const BUILT = join(ROOT, ".next", ".narrows-built");

/** The inputs of a build: a change in any of them makes a new build. */
const BUILD_INPUTS = [
  "app",
  "components",
  "lib",
  "instrumentation.ts",
  "next.config.js",
  "tsconfig.json",
  "package-lock.json",
];

/**
 * Installs what is needed if the lock file has changed, or if more is needed than before: to serve,
 * or also to test. Test tools that were installed once stay.
 * @param {"to serve" | "to test"} purpose
 */
export function ensureInstalled(purpose) {
  const lock = digest(["package-lock.json"]) + process.version + process.platform + process.arch;
  const [installed, reached] = stamp(INSTALLED).split(" for ");
  const wanted = reached === "to test" || existsSync(TEST_TOOL) ? "to test" : purpose;
  if (installed === lock && reached === wanted) return;
  console.log("Installing dependencies (once) …");
  const which = wanted === "to test" ? "--include=dev" : "--omit=dev";
  // Not `npm ci`: it refuses a lock file made where other platforms' optional binaries were not
  // available. The versions in the lock file are installed; --no-save keeps the file unchanged. No
  // package needs its script to be run: native code comes built, in packages of its own.
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  const args = ["install", "--no-save", which, "--ignore-scripts", ...quiet];
  run("npm", args, "npm install failed");
  writeFileSync(INSTALLED, `${lock} for ${wanted}`);
}

/** Builds the product if any of its inputs has changed since the last build. */
export function ensureBuilt() {
  const inputs = digest(BUILD_INPUTS);
  if (stamp(BUILT) === inputs && existsSync(join(ROOT, ".next", "BUILD_ID"))) return;
  console.log("Building …");
  run(
    process.execPath,
    [join(ROOT, "node_modules/next/dist/bin/next"), "build"],
    "the build failed",
  );
  run(process.execPath, [join(ROOT, "bin/pack-assets.mjs")], "what was built could not be packed");
  mkdirSync(join(ROOT, ".next"), { recursive: true });
  writeFileSync(BUILT, inputs);
}

/** Which build is served: the same sources give the same version. Empty before the first build. */
export const buildVersion = () => stamp(BUILT).slice(0, 16);

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} failure
 */
function run(command, args, failure) {
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...installEnvironment(process.env),
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: "inherit", env });
  if (status !== 0) die(`Stopped: ${failure}${error ? ` (${error.message})` : ""}. See above.`);
}

/** @param {string} file */
const stamp = (file) => (existsSync(file) ? readFileSync(file, "utf8") : "");

/**
 * One digest of all files below these paths, without tests: they are in no build.
 * @param {string[]} paths
 */
function digest(paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap((each) => filesBelow(each)).toSorted()) {
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(ROOT, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  const full = join(ROOT, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full, { recursive: true, encoding: "utf8" })
    .map((name) => join(path, name))
    .filter((file) => !/\.test\.|[\\/]fixtures[\\/]|^lib[\\/](demo|incidents)[\\/]/.test(file))
    .filter((file) => statSync(join(ROOT, file)).isFile());
}
