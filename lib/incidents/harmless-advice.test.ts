import { describe, expect, it } from "vitest";
import { foreignLeases } from "@/lib/diagnosis/stream/quantities/leases/foreign-leases";
import { knownVerdicts } from "./known-verdicts";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

/** People copy commands at night and in a hurry: a command may delete only what has no value. */
const DELETES = /\bdelete-|\bpurge\b|\bremove-|\brm\b/;
const known = knownVerdicts().filter(({ verdict }) => verdict.advice.length > 0);
const deleting = known.flatMap((row) =>
  row.verdict.advice.flatMap((advice, index) =>
    DELETES.test(advice.command ?? "") ? [{ ...row, ...advice, index }] : [],
  ),
);

/** The leases that a command deletes. */
function rowsOf(command: string): readonly string[] {
  return [...command.matchAll(/"leaseKey":\{"S":"([^"]*)"\}/g)].map(([, id = ""]) => id);
}

describe("no advice loses a position in the stream", () => {
  it("is given often enough for a test, and sometimes deletes", () => {
    expect(known.length).toBeGreaterThan(100);
    expect(deleting.length).toBeGreaterThan(5);
  });

  it("deletes only rows that are proven foreign", () => {
    const wrong = deleting.flatMap(({ name, window, at, command = "" }) => {
      const foreign = new Set(foreignLeases(situationAt(window, at))?.shardIds);
      const rows = rowsOf(command);
      const lines = command.split("\n").length;
      const all = rows.length === lines && rows.every((id) => foreign.has(id));
      return all ? [] : [`${name}: ${command}`];
    });
    expect(wrong).toEqual([]);
  });

  it("never begins with a delete", () => {
    expect(deleting.filter(({ index }) => index === 0).map(({ name }) => name)).toEqual([]);
  });

  it("says what a delete loses", () => {
    const mute = deleting.filter(({ text }) => !/begins? .*initial position/.test(text));
    expect(mute.map(({ name, text }) => `${name}: ${text}`)).toEqual([]);
  });

  it("never deletes a table", () => {
    const commands = known.flatMap(({ verdict }) =>
      verdict.advice.map(({ command = "" }) => command),
    );
    expect(commands.filter((command) => command.includes("delete-table"))).toEqual([]);
  });
});
