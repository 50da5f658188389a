import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { diagnose } from "@/lib/diagnosis/diagnose";
import { incidentWindow } from "../window/incident-window";
import { loadIncidents } from "../incident/load-incidents";
import { score } from "../incident/score";

/**
 * Incidents that happened: a real driver, a real lease table, and a known fault. A wrong verdict in
 * the field becomes a test here: `npm run record`, a label, and the file in this folder.
 */
const FOLDER = fileURLToPath(new URL("fixtures", import.meta.url));
const files = existsSync(FOLDER) ? readdirSync(FOLDER) : [];

const judged = (files.length === 0 ? [] : loadIncidents(FOLDER)).map((incident) => {
  const window = incidentWindow(incident);
  const verdict = diagnose(window, incident.at);
  return { incident, window, verdict, marks: score(incident, verdict, window.from) };
});

/** Small enough for a hundred of them. */
const MOST_BYTES = 100_000;

it.runIf(existsSync(FOLDER))("the folder has some if it exists", () => {
  expect(judged.length).toBeGreaterThan(0);
  expect(judged).toHaveLength(files.length);
});

describe.skipIf(files.length === 0)("captured incidents", () => {
  it.each(judged.map((row) => [row.incident.id, row] as const))("%s", (_id, row) => {
    const { truth } = row.incident;
    const right = { bottleneckRight: true, causeRight: true, onsetRight: true, falseAlarm: false };
    const result = JSON.stringify({ truth, said: row.verdict.headline });
    expect(row.marks, result).toMatchObject(right);
    expect(row.verdict.severity, result).toBe(truth.severity ?? row.verdict.severity);
  });

  it.each(judged.map((row) => [row.incident.id, row] as const))(
    "%s has the answers before its moment",
    (_id, { incident }) => {
      const sources = new Set(incident.life?.reads.map(({ source }) => source));
      expect(sources).toContain("spark");
      expect(sources).toContain("cloudwatch");
      expect(sources).toContain("kinesis");
    },
  );

  it.each(judged.map((row) => [row.incident.id, row] as const))(
    "%s has no account, no address and no key",
    (_id, { incident }) => {
      const text = JSON.stringify(incident);
      expect(text.match(/(?<![\w.]|shardId-)(?!0{9})\d{12}(?![\w.])/)).toBeNull();
      expect(text.match(/(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/)).toBeNull();
      expect(text.match(/\b(?:AKIA|ASIA)[A-Z0-9]{12}/)).toBeNull();
    },
  );

  it.each(files)("%s is small, and named by its id", (file) => {
    expect(file).toMatch(/^[a-z0-9-]+\.json\.gz$/);
    expect(statSync(join(FOLDER, file)).size).toBeLessThan(MOST_BYTES);
  });
});
