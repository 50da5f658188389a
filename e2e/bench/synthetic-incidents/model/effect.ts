import type { Incident } from "@/lib/incidents/incident/incident";

/** What the upstreams show of a pipeline beyond what the model simulates. Pure: a new incident. */
export type Effect = (incident: Incident) => Incident;
