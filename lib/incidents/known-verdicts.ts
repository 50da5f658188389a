import { fileURLToPath } from "node:url";
import { evaluate } from "@/lib/diagnosis/diagnose";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { Verdict } from "@/lib/domain/verdict";
import type { PipelineWindow } from "@/lib/domain/window";
import { FIELD_NAMES, fieldCase } from "./field/field-cases";
import { incidentWindow } from "./window/incident-window";
import { loadIncidents } from "./incident/load-incidents";

const CAPTURES = fileURLToPath(new URL("captures/fixtures", import.meta.url));

/** Also minutes before the moment of a file, evaluated as the timeline does it. */
const MINUTES_BEFORE = [0, 5, 15, 30];

export interface KnownVerdict {
  readonly name: string;
  readonly window: PipelineWindow;
  readonly at: number;
  readonly verdict: Verdict;
}

/** The verdicts on every incident in this folder: labelled ones, captures and field cases. */
export function knownVerdicts(): readonly KnownVerdict[] {
  const named = [
    ...[...loadIncidents(), ...loadIncidents(CAPTURES)].map((incident) => ({
      name: incident.id,
      incident,
    })),
    ...FIELD_NAMES.map((name) => ({ name, incident: fieldCase(name) })),
  ];
  return named.flatMap(({ name, incident }) => {
    const window = incidentWindow(incident);
    return MINUTES_BEFORE.map((minutes) => {
      const at = incident.at - minutes * MINUTE_MS;
      return { name: `${name} -${minutes} min`, window, at, verdict: evaluate(window, at) };
    });
  });
}
