import { AwsError } from "./aws-answer";
import { isObject } from "./metric-request";

type Json = Readonly<Record<string, unknown>>;

/**
 * What a ProjectionExpression of top-level attributes leaves of a row: without one, all of it.
 * Throws the AwsError of an expression that DynamoDB refuses. (It also refuses some 570 reserved
 * words, which this emulator does not know.)
 */
export function projection({
  ProjectionExpression: expression,
  ExpressionAttributeNames: given,
}: Json): (row: Json) => Json {
  const names = new Map(Object.entries(isObject(given) ? given : {}));
  const paths =
    typeof expression === "string" ? expression.split(",").map((path) => path.trim()) : [];
  const unused = [...names.keys()].find((name) => !paths.includes(name));
  if (unused !== undefined) {
    throw invalid(`Value provided in ExpressionAttributeNames unused: keys: {${unused}}`);
  }
  if (typeof expression !== "string") return (row) => row;
  const wanted = paths.map((path) => attribute(path, names));
  if (new Set(wanted).size < wanted.length) {
    throw invalid("Invalid ProjectionExpression: Two document paths overlap with each other");
  }
  return (row) => Object.fromEntries(Object.entries(row).filter(([name]) => wanted.includes(name)));
}

function attribute(path: string, names: ReadonlyMap<string, unknown>): string {
  const name = path.startsWith("#") ? names.get(path) : path;
  if (typeof name === "string") return name;
  throw invalid(
    `Invalid ProjectionExpression: An expression attribute name is not defined: ${path}`,
  );
}

function invalid(message: string): AwsError {
  return new AwsError("ValidationException", message);
}
