import { describe, expect, it } from "vitest";
import { readAudit } from "./advisories.mjs";

/**
 * @param {string} severity
 * @param {object} [more]
 */
const report = (severity, more) => {
  const left = {
    name: "left",
    severity,
    range: "<1.2",
    fixAvailable: true,
    via: [{ title: "Leaks" }],
  };
  return JSON.stringify({ vulnerabilities: { left: { ...left, ...more } } });
};

describe("what a registry knows of the packages", () => {
  it("is nothing", () => {
    expect(readAudit('{"vulnerabilities":{}}')).toEqual({ kind: "clean" });
  });

  it.each(["info", "low", "moderate"])("is not serious when %s", (severity) => {
    expect(readAudit(report(severity))).toEqual({ kind: "clean" });
  });

  it.each(["high", "critical"])("is reported when %s", (severity) => {
    expect(readAudit(report(severity))).toEqual({
      kind: "found",
      lines: [`left <1.2: ${severity}, Leaks (mended by an update)`],
    });
  });

  it("names the package that brings the fault of another, and that nothing mends it", () => {
    const via = ["deep", "deeper"];
    expect(readAudit(report("high", { via, fixAvailable: false }))).toEqual({
      kind: "found",
      lines: ["left <1.2: high, by deep, deeper (no update mends it yet)"],
    });
  });

  it("is not known if the registry refuses, and its address is not shown", () => {
    const message = "405 Method Not Allowed - POST https://registry.example/-/npm/v1/security";
    expect(readAudit(JSON.stringify({ message, statusCode: 405 }))).toEqual({
      kind: "unasked",
      why: "405 Method Not Allowed - POST the registry",
    });
  });

  it.each(["", "npm error", "null"])("is not known if npm writes %j", (written) => {
    expect(readAudit(written)).toEqual({ kind: "unasked", why: "npm audit wrote no report" });
  });
});
