import type { PipelineSimulation } from "@/lib/demo/simulation/pipeline-simulation";
import { parseShards } from "@/lib/sources/kinesis/parse-shards";
import { parseStreamSummary } from "@/lib/sources/kinesis/parse-stream";
import { parseLeases } from "@/lib/sources/leases/parse-leases";
import { kinesisBodies, leaseScan } from "../../synthetic-incidents/wire-bodies";
import type { Dashboard } from "./dashboard";

export function readStream({ live }: Dashboard, simulation: PipelineSimulation, now: number): void {
  const { DescribeStreamSummary, ListShards } = kinesisBodies(simulation);
  const stream = { ...parseStreamSummary(DescribeStreamSummary), consumers: [] };
  live.addFact("stream", { at: now, value: stream });
  live.addFact("shards", { at: now, value: parseShards([ListShards]) });
}

export function readLeases({ live }: Dashboard, simulation: PipelineSimulation, now: number): void {
  const { stream, kclApplication: table, kclRegion: region } = simulation.scenario;
  const leases = parseLeases(leaseScan(simulation).Items, stream);
  live.addFact("leases", { at: now, value: { table, region, leases } });
}
