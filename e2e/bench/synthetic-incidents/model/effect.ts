import type { Incident } from "@/lib/incidents/incident/incident";

/** A change of the upstreams' answers that the model does not simulate. Pure: returns a new incident. */
export type Effect = (incident: Incident) => Incident;
