import { diagnose } from "@/lib/diagnosis/diagnose";
import type { Verdict } from "@/lib/domain/verdict";
import type { Incident } from "../incident/incident";
import { incidentWindow } from "../window/incident-window";

/** The verdict on an incident at its moment. */
export function verdictOn(incident: Incident): Verdict {
  return diagnose(incidentWindow(incident), incident.at);
}

/** All text of a verdict that the page shows. */
export function textOf({ headline, evidence, advice }: Verdict): string {
  return [
    headline,
    ...evidence.map(({ text }) => text),
    ...advice.flatMap(({ text, because, command = "" }) => [text, because, command]),
  ].join("\n");
}
