import { describe, expect, it } from "vitest";
import { withClearing } from "@/lib/diagnosis/verdict/clearing";
import { evaluate } from "@/lib/diagnosis/diagnose";
import { incidentWindow } from "./window/incident-window";
import { loadIncidents } from "./incident/load-incidents";

/** Every critical or recovering result of a single evaluation, with its conditions for clearing. */
const found = loadIncidents().flatMap((incident) => {
  const window = incidentWindow(incident);
  const raw = evaluate(window, incident.at);
  const { clearing, cause } = withClearing(window, raw, [raw]);
  return clearing ? [{ id: incident.id, cause, clearing }] : [];
});

describe("the conditions for clearing, over labelled incidents", () => {
  it("are enough for a test", () => expect(found.length).toBeGreaterThan(20));

  // Otherwise the page would say "seen" of all conditions while the rule still holds.
  it.each(found.map((row) => [row.id, row.cause, row] as const))(
    "%s, %s: are not all seen while the rule holds",
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
    "%s: no time is in the past, and none is given for a condition that is seen",
    (_id, { conditions, backlog }) => {
      for (const { met, metAt } of conditions) if (met !== false) expect(metAt).toBeNull();
      expect(backlog.goneAt === null).toBe(backlog.shrinks !== true);
    },
  );
});
