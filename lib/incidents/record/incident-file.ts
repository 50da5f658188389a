import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { type RecordedIncident, recordedIncidentSchema } from "./recorded-incident";

/** Throws with a message when the file exists: an incident cannot be recorded again. */
export function expectNoFile(file: string): void {
  if (existsSync(file)) throw new Error(`${file} is there already. Give another name with --out.`);
}

/**
 * Writes an incident, compressed when the name ends in `.gz`. Returns the bytes written. Throws
 * when the file exists.
 */
export function writeIncident(incident: RecordedIncident, file: string): number {
  const text = `${JSON.stringify(incident)}\n`;
  const bytes = file.endsWith(".gz") ? gzipSync(text, { level: 9 }) : Buffer.from(text);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes, { flag: "wx" });
  return bytes.length;
}

/** Reads a recording or a labelled incident, compressed or not. Throws when the file is neither. */
export function readRecorded(file: string): RecordedIncident {
  const bytes = readFileSync(file);
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return recordedIncidentSchema.parse(
    JSON.parse((isPacked ? gunzipSync(bytes) : bytes).toString("utf8")),
  );
}
