import type { Reading } from "@/lib/domain/facts";
import type { LeaseScan } from "@/lib/domain/stream-facts";
import type { PipelineWindow } from "@/lib/domain/window";
import { incidentWindow } from "@/lib/incidents/window/incident-window";
import { joinPolls } from "@/lib/incidents/answers/spark-poll";
import { parseLeases } from "@/lib/sources/leases/parse-leases";
import type { SyntheticIncident } from "./model/synthetic-incident";

/** What the dashboard knows at the incident's moment: the upstreams' answers, and its memory. */
export function syntheticWindow(incident: SyntheticIncident): PipelineWindow {
  const window = answered(incident);
  return incident.told === undefined ? window : incident.told(window);
}

function answered(incident: SyntheticIncident): PipelineWindow {
  const now = withShards(incident, incidentWindow(incident));
  const { memory } = incident;
  if (memory === undefined) return now;
  const { facts } = now;
  const current = { batches: now.batches, facts };
  const joined = joinPolls([...memory.polls, current]);
  return {
    ...now,
    batches: joined.batches,
    facts: {
      ...facts,
      ...joined.facts,
      leases: [...olderScans(incident), ...facts.leases],
      "source-spark": reach(incident, facts["source-spark"]),
    },
  };
}

function withShards(
  { at, shardWrites }: SyntheticIncident,
  window: PipelineWindow,
): PipelineWindow {
  if (shardWrites === undefined) return window;
  return { ...window, facts: { ...window.facts, shardWrites: [{ at, value: shardWrites }] } };
}

function olderScans({
  memory,
  stream,
  application,
}: SyntheticIncident): readonly Reading<LeaseScan>[] {
  return (memory?.scans ?? []).map(({ at, scan }) => ({
    at,
    value: { table: application, region: "", leases: parseLeases(scan.Items, stream) },
  }));
}

/** A driver that no longer answers did answer before. */
function reach(
  { memory, spark }: SyntheticIncident,
  now: PipelineWindow["facts"]["source-spark"],
): PipelineWindow["facts"]["source-spark"] {
  const last = memory?.polls.at(-1)?.at;
  if (last === undefined) return now;
  const ok = { at: last, value: { status: "ok", lastSuccessAt: last } as const };
  if (spark !== null) return [ok, ...now];
  return [ok, ...now.map(({ at, value }) => ({ at, value: { ...value, lastSuccessAt: last } }))];
}
