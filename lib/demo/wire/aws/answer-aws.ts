import type { CallCounter } from "../calls";
import type { PipelineSimulation } from "../../simulation/pipeline-simulation";
import { AwsError, type AwsService, failByTrouble } from "./aws-answer";
import { getMetricData } from "./get-metric-data";
import { describeStreamSummary, listShards, listStreamConsumers } from "./kinesis-calls";
import { streamNotFound, streamOf } from "./kinesis-stream";
import { type MetricRequest, parseMetricRequest } from "./metric-request";
import { seriesOf } from "./metric-series";
import { scan, tableNotFound } from "./scan";

type Json = Readonly<Record<string, unknown>>;

export interface AwsCall {
  readonly service: AwsService;
  readonly operation: string;
  readonly body: Json;
  /** Undefined when the call is not signed: it sees every region then. */
  readonly region: string | undefined;
}

/** The state from which the handlers answer. `now` in epoch ms. */
export interface Demo {
  readonly simulations: readonly PipelineSimulation[];
  readonly calls: CallCounter;
  readonly now: () => number;
}

/** The answer's body. Throws AwsError when the service refuses, NeverAnswer for a hang. */
export function answerAws(call: AwsCall, demo: Demo): Json {
  switch (`${call.service.name}.${call.operation}`) {
    case "cloudwatch.GetMetricData":
      return answerMetrics(call, demo);
    case "kinesis.DescribeStreamSummary":
      return describeStreamSummary(stream(call, demo));
    case "kinesis.ListShards":
      return listShards(stream(call, demo), call.body);
    case "kinesis.ListStreamConsumers":
      stream(call, demo);
      return listStreamConsumers();
    case "dynamodb.Scan":
      return scan(table(call, demo), call.body);
    default:
      throw new AwsError(
        "UnknownOperationException",
        `This emulator does not know ${call.operation}.`,
      );
  }
}

/** A trouble of one pipeline's CloudWatch fails every call that asks for it, with other series too. */
function answerMetrics(call: AwsCall, demo: Demo): Json {
  const asked = parseMetricRequest(call.body);
  demo.calls.addMetrics(asked.queries.length);
  const streams = inRegion(call, demo, "region");
  const applications = inRegion(call, demo, "kclRegion");
  for (const simulation of new Set([...streams, ...applications])) {
    if (asksFor(asked, simulation)) {
      failByTrouble(call.service, call.operation, simulation.troubles);
    }
  }
  const { start, end } = asked;
  const range = { start, end, now: Math.floor(demo.now() / 1000) };
  return getMetricData(asked, (query) => seriesOf(query, range, { streams, applications }));
}

function asksFor({ queries }: MetricRequest, { scenario }: PipelineSimulation): boolean {
  return queries.some(
    ({ namespace, dimensions }) =>
      dimensions.get("StreamName") === scenario.stream || namespace === scenario.kclApplication,
  );
}

function stream(call: AwsCall, demo: Demo): PipelineSimulation {
  const name = streamOf(call.body);
  const found = inRegion(call, demo, "region").find(({ scenario }) => scenario.stream === name);
  if (found === undefined) throw streamNotFound(name);
  failByTrouble(call.service, call.operation, found.troubles);
  return found;
}

function table(call: AwsCall, demo: Demo): PipelineSimulation {
  const name = String(call.body.TableName);
  const found = inRegion(call, demo, "kclRegion").find(
    ({ scenario }) => scenario.kclApplication === name,
  );
  if (found === undefined) throw tableNotFound(name);
  failByTrouble(call.service, call.operation, found.troubles);
  return found;
}

function inRegion(
  { region }: AwsCall,
  { simulations }: Demo,
  of: "region" | "kclRegion",
): readonly PipelineSimulation[] {
  if (region === undefined) return simulations;
  return simulations.filter(({ scenario }) => scenario[of] === region);
}
