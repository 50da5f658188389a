import { spawnSync } from "node:child_process";
import { ROOT } from "./environment.mjs";

/**
 * The registry's advisories for the packages that the product is served with. `unasked`: it could not
 * answer, because it is offline or a mirror without advisories.
 * @typedef {{ kind: "clean" } | { kind: "unasked", why: string } | { kind: "found", lines: string[] }} Advisories
 *
 * @typedef {{ name: string, severity: string, range: string, fixAvailable: unknown, via: (string | { title?: string })[] }} Vulnerable
 * @typedef {{ message?: string, vulnerabilities?: Record<string, Vulnerable> }} AuditReport  What `npm audit --json` writes.
 */

/** Less severe ones are left to the dependency bot. */
const SERIOUS = ["high", "critical"];

/** A registry that takes longer than this is not waited for, ms. */
const PATIENCE_MS = 60_000;

/** Asks the registry that npm is set to. @returns {Advisories} */
export function askForAdvisories() {
  const { stdout, error } = spawnSync(
    "npm",
    ["audit", "--json", "--omit=dev", "--fetch-retries=0"],
    { cwd: ROOT, encoding: "utf8", timeout: PATIENCE_MS, stdio: ["ignore", "pipe", "ignore"] },
  );
  if (error) return { kind: "unasked", why: error.message };
  return readAudit(stdout);
}

/**
 * @param {string} written  By `npm audit --json`.
 * @returns {Advisories}
 */
export function readAudit(written) {
  const report = parsed(written);
  if (report?.vulnerabilities === undefined)
    return { kind: "unasked", why: withoutAddress(report?.message) };
  const serious = Object.values(report.vulnerabilities).filter(({ severity }) =>
    SERIOUS.includes(severity),
  );
  if (serious.length === 0) return { kind: "clean" };
  return { kind: "found", lines: serious.map(line) };
}

/** @param {Vulnerable} vulnerable */
function line({ name, range, severity, via, fixAvailable }) {
  const titles = via.flatMap((each) => (typeof each === "string" ? [] : [each.title ?? ""]));
  const whose = titles.length > 0 ? titles.join("; ") : `by ${via.join(", ")}`;
  return `${name} ${range}: ${severity}, ${whose} (${fixAvailable ? "mended by an update" : "no update mends it yet"})`;
}

/**
 * @param {string} written
 * @returns {AuditReport | undefined}
 */
function parsed(written) {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

/** The configured registry is private and must not appear in a log. */
const withoutAddress = (message = "npm audit wrote no report") =>
  message.replaceAll(/https?:\/\/\S+/g, "the registry");
