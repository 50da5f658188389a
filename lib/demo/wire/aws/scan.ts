import type { LeaseRow } from "../../simulation/lease-table";
import type { PipelineSimulation } from "../../simulation/pipeline-simulation";
import { AwsError } from "./aws-answer";
import { isObject } from "./metric-request";
import { shardId } from "./shard-id";

type Json = Readonly<Record<string, unknown>>;

/** DynamoDB `Scan` of the lease table: Limit, ExclusiveStartKey and ProjectionExpression. */
export function scan({ leases }: PipelineSimulation, body: Json): Json {
  const after = startKey(body.ExclusiveStartKey);
  const from = after === undefined ? 0 : leases.rows.findIndex((row) => shardId(row.shard) > after);
  const rest = from < 0 ? [] : leases.rows.slice(from);
  const limit = typeof body.Limit === "number" ? body.Limit : rest.length;
  const rows = rest.slice(0, limit);
  const answer = {
    Items: rows.map((row) => project(item(row), body)),
    Count: rows.length,
    ScannedCount: rows.length,
  };
  const last = rows.at(-1);
  if (last === undefined || rows.length === rest.length) return answer;
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
  if (!isObject(key) || !isObject(key.leaseKey)) return undefined;
  return String(key.leaseKey.S);
}

function project(row: Json, body: Json): Json {
  if (typeof body.ProjectionExpression !== "string") return row;
  const names = isObject(body.ExpressionAttributeNames) ? body.ExpressionAttributeNames : {};
  const wanted = body.ProjectionExpression.split(",").map((part) => {
    const name = part.trim();
    return String(names[name] ?? name);
  });
  return Object.fromEntries(Object.entries(row).filter(([name]) => wanted.includes(name)));
}
