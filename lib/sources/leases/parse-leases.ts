import { z } from "zod";
import type { Lease } from "@/lib/domain/stream-facts";
import { shownName } from "../untrusted/shown-text";
import { hashKey } from "../aws/documented-forms";
import { parseAnswer } from "../aws/parse-answer";

const text = z.object({ S: z.string() });
/** `shardId-…`, or in multi-stream mode `<account>:<stream>:<creation epoch>:shardId-…`. */
const leaseKey = z.string().regex(/^(\d{12}:[\w.-]{1,128}:\d{1,15}:)?[\w.-]{1,128}$/);
const hash = z.object({ S: hashKey });
const shown = z.object({ S: shownName });
const number = z.object({
  N: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
});
const keys = z.object({ SS: z.array(leaseKey) });

/** KCL 3.5 keeps other rows in the same table. A row without this attribute is a lease. */
const entitySchema = z.object({ entityType: text.optional() });

const leaseSchema = z.object({
  leaseKey: z.object({ S: leaseKey }),
  leaseCounter: number,
  leaseOwner: shown.optional(),
  checkpoint: shown.optional(),
  ownerSwitchesSinceCheckpoint: number.optional(),
  parentShardId: keys.optional(),
  startingHashKey: hash.optional(),
  endingHashKey: hash.optional(),
});

const ANSWER = { source: "leases", call: "Scan" } as const;

/**
 * Reads the rows of a KCL lease table (1.x, 2.x, 3.x) as DynamoDB's `Scan` gives them, in attribute
 * values. Leaves out rows that are not leases and, when `stream` is given, the leases of other
 * streams in a multi-stream table.
 * @throws SourceError malformed, naming the attribute, when a row does not belong to such a table.
 */
export function parseLeases(items: readonly unknown[], stream?: string): Lease[] {
  return items.filter(isLease).flatMap((item) => {
    const row = parseAnswer(leaseSchema, item, ANSWER);
    const key = parseKey(row.leaseKey.S);
    const foreign = stream !== undefined && key.stream !== undefined && key.stream !== stream;
    return foreign ? [] : [toLease(key.shardId, row)];
  });
}

function isLease(item: unknown): boolean {
  const { entityType } = parseAnswer(entitySchema, item, ANSWER);
  return entityType === undefined || entityType.S === "LEASE";
}

function parseKey(written: string): { readonly shardId: string; readonly stream?: string } {
  const [, stream, , shardId] = written.split(":");
  return stream === undefined || shardId === undefined ? { shardId: written } : { shardId, stream };
}

function toLease(shardId: string, row: z.infer<typeof leaseSchema>): Lease {
  return {
    shardId,
    // An unowned lease has no such attribute; KCL never stores an empty name.
    ...(row.leaseOwner ? { owner: row.leaseOwner.S } : {}),
    counter: row.leaseCounter.N,
    ...(row.checkpoint ? { checkpoint: row.checkpoint.S } : {}),
    ownerSwitches: row.ownerSwitchesSinceCheckpoint?.N ?? 0,
    parentIds: row.parentShardId?.SS.map((parent) => parseKey(parent).shardId) ?? [],
    ...(row.startingHashKey ? { startingHash: row.startingHashKey.S } : {}),
    ...(row.endingHashKey ? { endingHash: row.endingHashKey.S } : {}),
  };
}
