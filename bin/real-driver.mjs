import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { die, ROOT } from "./environment.mjs";
import { CACHE as PROJECT_CACHE, freshFolder } from "./own-cache.mjs";

const SOURCE = join(ROOT, "e2e/real/driver");
const CACHE = join(PROJECT_CACHE, "real");
const JARS = join(CACHE, "jars");
const CLASSES = join(CACHE, "classes");
const COMPILED = join(CACHE, "compiled");

/** Spark 3.5 runs on these versions: it does not support older ones, and newer ones refuse it. */
const JAVA = { least: 17, most: 21 };

/**
 * What this machine lacks for a real driver, with what to install; undefined when nothing is
 * missing.
 * @returns {string | undefined}
 */
export function whatIsMissing() {
  const javac = spawnSync("javac", ["-version"], { encoding: "utf8" });
  const version = Number(/javac (\d+)/.exec(`${javac.stdout}${javac.stderr}`)?.[1] ?? 0);
  const lacks = [
    (version < JAVA.least || version > JAVA.most) &&
      `a Java development kit ${JAVA.least} (Debian: apt-get install openjdk-17-jdk-headless)`,
    spawnSync("mvn", ["--version"]).status !== 0 && "Maven (Debian: apt-get install maven)",
  ].filter(Boolean);
  return lacks.length === 0 ? undefined : `real Spark drivers need ${lacks.join(" and ")}`;
}

/** Downloads the jars unless the listed ones are there, and compiles the application if it has changed. */
export function ensureDriver() {
  const listed = listedJars();
  if (!areWhole(listed)) download(listed);
  const names = readdirSync(SOURCE).filter((name) => name.endsWith(".java"));
  const source = names.map((name) => readFileSync(join(SOURCE, name), "utf8")).join("\n");
  if (existsSync(COMPILED) && readFileSync(COMPILED, "utf8") === source) return;
  console.log("Compiling the Spark application …");
  const jars = join(JARS, "*");
  freshFolder(CLASSES);
  run("javac", ["-nowarn", "-Xlint:-deprecation", "-cp", jars, "-d", CLASSES, ...names]);
  writeFileSync(COMPILED, source);
}

/** The class path of a driver: its log settings come first, since a jar contains some too. */
export const classPath = () => [SOURCE, CLASSES, join(JARS, "*")].join(delimiter);

/** The folder whose `jars` a cluster's worker gives to its executors. */
export const sparkHome = () => CACHE;

/** @returns {ReadonlyMap<string, string>} File name to SHA-256. */
function listedJars() {
  const lines = readFileSync(join(SOURCE, "jars.sha256"), "utf8").trim().split("\n");
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

/** @param {ReadonlyMap<string, string>} listed */
function download(listed) {
  console.log("Downloading Spark and the Kinesis connector (once, 130 MB) …");
  freshFolder(JARS);
  const goal = ["dependency:copy-dependencies", "-DincludeScope=runtime"];
  // -C: a jar whose checksum differs from its repository's fails the download.
  run("mvn", ["-q", "-B", "-C", ...goal, `-DoutputDirectory=${JARS}`]);
  if (!areWhole(listed)) die("Stopped: the jars are not those that jars.sha256 lists.");
}

/**
 * Whether exactly the listed jars are there, each with its checksum.
 * @param {ReadonlyMap<string, string>} listed
 */
function areWhole(listed) {
  const names = existsSync(JARS) ? readdirSync(JARS) : [];
  return names.length === listed.size && names.every((name) => listed.get(name) === sha256(name));
}

/** @param {string} name */
const sha256 = (name) =>
  createHash("sha256")
    .update(readFileSync(join(JARS, name)))
    .digest("hex");

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: SOURCE, stdio: "inherit" });
  if (status !== 0)
    die(`Stopped: ${command} failed${error ? ` (${error.message})` : ""}. See above.`);
}
