import { AwsError } from "@/lib/demo/wire/aws/aws-answer";
import { isObject } from "@/lib/demo/wire/aws/metric-request";
import type { MetricName } from "./cloudwatch";
import { type SampleSet, sampleOf } from "./sample-set";

/** One entry of PutMetricData. */
export interface MetricDatum {
  readonly name: MetricName;
  readonly samples: SampleSet;
  /** Epoch ms; undefined means the moment of the call. */
  readonly at: number | undefined;
}

type Json = Readonly<Record<string, unknown>>;

/** Reads PutMetricData in the JSON protocol. @throws AwsError */
export function dataFromJson({ Namespace, MetricData }: Json): readonly MetricDatum[] {
  const namespace = allowed(Namespace);
  if (!Array.isArray(MetricData)) throw invalid("The parameter MetricData is required.");
  return MetricData.map((datum: unknown) => {
    if (!isObject(datum)) throw invalid("A MetricDatum must be a structure.");
    const { Timestamp: at } = datum;
    return toDatum(namespace, datum, typeof at === "number" ? at * 1_000 : undefined);
  });
}

/** Reads it from form fields: `MetricData.member.1.Dimensions.member.2.Name=ShardId`. @throws AwsError */
export function dataFromForm(form: URLSearchParams): readonly MetricDatum[] {
  const namespace = allowed(form.get("Namespace"));
  const members: Json[] = [];
  for (let index = 1; form.has(`MetricData.member.${index}.MetricName`); index += 1) {
    members.push(memberOf(form, `MetricData.member.${index}.`));
  }
  if (members.length === 0) throw invalid("The parameter MetricData is required.");
  return members.map((member) => {
    const at = Date.parse(String(member.Timestamp));
    return toDatum(namespace, member, Number.isNaN(at) ? undefined : at);
  });
}

function memberOf(form: URLSearchParams, prefix: string): Json {
  const field = (name: string) => form.get(prefix + name) ?? undefined;
  const number = (name: string) => (form.has(prefix + name) ? Number(field(name)) : undefined);
  const dimensions: Json[] = [];
  for (let index = 1; form.has(`${prefix}Dimensions.member.${index}.Name`); index += 1) {
    const dimension = `Dimensions.member.${index}.`;
    dimensions.push({ Name: field(`${dimension}Name`), Value: field(`${dimension}Value`) });
  }
  const set = ["SampleCount", "Sum", "Minimum", "Maximum"].map(
    (name) => [name, number(`StatisticValues.${name}`)] as const,
  );
  return {
    MetricName: field("MetricName"),
    Timestamp: field("Timestamp"),
    Dimensions: dimensions,
    Value: number("Value"),
    StatisticValues: set.some(([, value]) => value !== undefined)
      ? Object.fromEntries(set)
      : undefined,
  };
}

function toDatum(namespace: string, datum: Json, at: number | undefined): MetricDatum {
  const { MetricName: metric, Dimensions: pairs } = datum;
  if (typeof metric !== "string") throw invalid("The parameter MetricName is required.");
  const dimensions = (Array.isArray(pairs) ? pairs : [])
    .filter(isObject)
    .map(({ Name, Value }) => [String(Name), String(Value)]);
  const name = { namespace, metric, dimensions: Object.fromEntries(dimensions) };
  return { name, samples: samplesOf(datum), at };
}

function samplesOf({ Value: value, StatisticValues: set }: Json): SampleSet {
  if (typeof value === "number") return sampleOf(value);
  if (!isObject(set)) throw invalid("One of Value and StatisticValues is required.");
  const { SampleCount: count, Sum: sum, Minimum: minimum, Maximum: maximum } = set;
  if (
    typeof count !== "number" ||
    typeof sum !== "number" ||
    typeof minimum !== "number" ||
    typeof maximum !== "number"
  ) {
    throw invalid("StatisticValues needs SampleCount, Sum, Minimum and Maximum.");
  }
  return { count, sum, minimum, maximum };
}

/** Only AWS itself may write metrics of its services. */
function allowed(namespace: unknown): string {
  if (typeof namespace !== "string") throw invalid("The parameter Namespace is required.");
  if (!namespace.startsWith("AWS/")) return namespace;
  throw new AwsError(
    "InvalidParameterValue",
    "The value AWS/ for parameter Namespace is invalid: it is reserved.",
  );
}

const invalid = (message: string): AwsError => new AwsError("ValidationError", message);
