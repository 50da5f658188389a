import { describe, expect, it } from "vitest";
import { withClearing } from "@/lib/diagnosis/verdict/clearing";
import { evaluate } from "@/lib/diagnosis/diagnose";
import { incidentWindow } from "./window/incident-window";
import { loadIncidents } from "./incident/load-incidents";

/** What one evaluation alone finds critical, or being worked off, with what must be seen to end it. */
const found = loadIncidents().flatMap((incident) => {
  const window = incidentWindow(incident);
  const raw = evaluate(window, incident.at);
  const { clearing, cause } = withClearing(window, raw, [raw]);
  return clearing ? [{ id: incident.id, cause, clearing }] : [];
});

describe("what must be seen to clear, over labelled incidents", () => {
  it("are enough to mean something", () => expect(found.length).toBeGreaterThan(20));

  // Else the page would say "seen" of all that it asks for, while the rule still holds.
  it.each(found.map((row) => [row.id, row.cause, row] as const))(
    "%s, %s: is not all seen while its rule holds",
    (_id, _cause, { clearing: { conditions, suffices } }) => {
      const seen = conditions.map(({ text, met }) => [text, met] as const);
      const ends =
        suffices === "all"
          ? seen.every(([, met]) => met === true)
          : seen.some(([, met]) => met === true);
      expect(ends, JSON.stringify(seen)).toBe(false);
    },
  );

  it.each(found.map((row) => [row.id, row.clearing] as const))(
    "%s: no time lies in the past, none stands beside what is seen",
    (_id, { conditions, backlog }) => {
      for (const { met, metAt } of conditions) if (met !== false) expect(metAt).toBeNull();
      expect(backlog.goneAt === null).toBe(backlog.shrinks !== true);
    },
  );
});
