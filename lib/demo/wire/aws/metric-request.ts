import { AwsError } from "./aws-answer";

/** One query of GetMetricData, checked. Periods in seconds. */
export interface MetricQuery {
  readonly id: string;
  readonly label: string;
  readonly namespace: string;
  readonly metric: string;
  readonly stat: string;
  readonly period: number;
  /** Only datapoints with this unit; undefined means any unit. */
  readonly unit?: string | undefined;
  readonly dimensions: ReadonlyMap<string, string>;
  readonly returned: boolean;
}

/** A whole request, checked. Times in epoch seconds. */
export interface MetricRequest {
  readonly queries: readonly MetricQuery[];
  readonly start: number;
  readonly end: number;
  readonly ascending: boolean;
  readonly maxDatapoints: number;
  readonly token: string | undefined;
}

const MAX_QUERIES = 500;
const DEFAULT_MAX_DATAPOINTS = 100_800;
const ID = /^[a-z][a-zA-Z0-9_]*$/;

type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Checks a GetMetricData body as CloudWatch does. Throws the AwsError of the first fault. */
export function parseMetricRequest(body: Json): MetricRequest {
  const { MetricDataQueries: queries, StartTime: start, EndTime: end } = body;
  if (!Array.isArray(queries)) throw invalid("The parameter MetricDataQueries is required.");
  if (queries.length > MAX_QUERIES) {
    throw invalid(
      `The collection MetricDataQueries must not have a size greater than ${MAX_QUERIES}.`,
    );
  }
  if (typeof start !== "number" || typeof end !== "number") {
    throw invalid("The parameters StartTime and EndTime are required.");
  }
  if (start >= end) {
    throw invalid("The parameter StartTime must be less than the parameter EndTime.");
  }
  const parsed = queries.map(parseQuery);
  if (new Set(parsed.map((query) => query.id)).size < parsed.length) {
    throw invalid("The values for parameter id in MetricDataQueries are not unique.");
  }
  return {
    queries: parsed,
    start,
    end,
    ascending: body.ScanBy === "TimestampAscending",
    maxDatapoints:
      typeof body.MaxDatapoints === "number" ? body.MaxDatapoints : DEFAULT_MAX_DATAPOINTS,
    token: typeof body.NextToken === "string" ? body.NextToken : undefined,
  };
}

function parseQuery(query: unknown): MetricQuery {
  if (!isObject(query)) throw invalid("A MetricDataQuery must be a structure.");
  const { Id: id, MetricStat: metricStat, Label: label, ReturnData: returned } = query;
  if (typeof id !== "string" || !ID.test(id)) {
    throw invalid(
      `The value ${String(id)} for parameter MetricDataQueries.Id is not matching the expected pattern ${ID.source}.`,
    );
  }
  if (!isObject(metricStat) || !isObject(metricStat.Metric)) {
    throw invalid(`MetricDataQuery ${id}: this emulator answers MetricStat only, no expressions.`);
  }
  const { Namespace: namespace, MetricName: metric, Dimensions: dimensions } = metricStat.Metric;
  const { Period: period, Stat: stat, Unit: unit } = metricStat;
  if (typeof namespace !== "string" || typeof metric !== "string" || typeof stat !== "string") {
    throw invalid(`MetricDataQuery ${id}: Namespace, MetricName and Stat are required.`);
  }
  if (typeof period !== "number" || period < 60 || period % 60 !== 0) {
    throw invalid(`MetricDataQuery ${id}: the parameter Period must be a multiple of 60.`);
  }
  return {
    id,
    label: typeof label === "string" ? label : metric,
    namespace,
    metric,
    stat,
    period,
    unit: typeof unit === "string" ? unit : undefined,
    dimensions: parseDimensions(dimensions),
    returned: returned !== false,
  };
}

function parseDimensions(dimensions: unknown): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  if (!Array.isArray(dimensions)) return pairs;
  for (const dimension of dimensions) {
    if (isObject(dimension)) pairs.set(String(dimension.Name), String(dimension.Value));
  }
  return pairs;
}

function invalid(message: string): AwsError {
  return new AwsError("ValidationError", message);
}
