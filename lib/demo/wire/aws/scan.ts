import type { LeaseRow } from "../../simulation/lease-table";
import type { PipelineSimulation } from "../../simulation/pipeline-simulation";
import { AwsError } from "./aws-answer";
import { isObject } from "./metric-request";
import { shardId } from "./shard-id";

type Json = Readonly<Record<string, unknown>>;

/**
 * The parameters that this emulator obeys. It refuses others: to ignore them would answer another
 * question.
 */
const KNOWN: ReadonlySet<string> = new Set([
  "TableName",
  "Limit",
  "ExclusiveStartKey",
  "ProjectionExpression",
  "ExpressionAttributeNames",
  "ConsistentRead",
]);

/** DynamoDB `Scan` of the lease table: Limit, ExclusiveStartKey and ProjectionExpression. */
export function scan({ leases }: PipelineSimulation, body: Json): Json {
  const unknown = Object.keys(body).find((name) => !KNOWN.has(name));
  if (unknown !== undefined) throw invalid(`This emulator does not know ${unknown}.`);
  const project = projection(body);
  const after = startKey(body.ExclusiveStartKey);
  const rest =
    after === undefined ? leases.rows : leases.rows.filter((row) => shardId(row.shard) > after);
  const limit = limitOf(body.Limit) ?? Infinity;
  const rows = rest.slice(0, limit);
  const answer = {
    Items: rows.map((row) => project(item(row))),
    Count: rows.length,
    ScannedCount: rows.length,
  };
  const last = rows.at(-1);
  // A page ends when its limit is reached, without a look at whether more follows.
  if (last === undefined || rows.length < limit) return answer;
  return { ...answer, LastEvaluatedKey: { leaseKey: { S: shardId(last.shard) } } };
}

export function tableNotFound(table: string): AwsError {
  return new AwsError(
    "ResourceNotFoundException",
    `Requested resource not found: Table: ${table} not found`,
  );
}

function item(row: LeaseRow): Json {
  return {
    checkpoint: { S: row.checkpoint },
    leaseCounter: { N: String(row.counter) },
    ownerSwitchesSinceCheckpoint: { N: String(row.ownerSwitches) },
    checkpointSubSequenceNumber: { N: "0" },
    leaseKey: { S: shardId(row.shard) },
    leaseOwner: { S: row.owner },
  };
}

function startKey(key: unknown): string | undefined {
  if (key === undefined) return undefined;
  const lease = isObject(key) ? key.leaseKey : undefined;
  if (isObject(lease) && typeof lease.S === "string") return lease.S;
  throw invalid("The provided starting key is invalid: it does not match the schema");
}

function limitOf(limit: unknown): number | undefined {
  if (limit === undefined) return undefined;
  if (typeof limit === "number" && limit >= 1) return limit;
  throw invalid(`Value '${String(limit)}' at 'limit' must be greater than or equal to 1`);
}

function invalid(message: string): AwsError {
  return new AwsError("ValidationException", message);
}

/**
 * Applies a ProjectionExpression of top-level attributes to a row; without one, keeps all of it.
 * Throws the AwsError of an expression that DynamoDB refuses. (It also refuses some 570 reserved
 * words, which this emulator does not know.)
 */
function projection({
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
