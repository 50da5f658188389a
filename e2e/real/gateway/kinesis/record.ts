import { createHash } from "node:crypto";
import { isObject } from "@/lib/demo/wire/aws/metric-request";

type Json = Readonly<Record<string, unknown>>;

/** The size of a record for limits and metrics: the bytes of its data and its partition key. */
export function sizeOf({ Data: data, PartitionKey: key }: Json): number {
  return Buffer.byteLength(String(data ?? ""), "base64") + Buffer.byteLength(String(key ?? ""));
}

/** The place of a record in the hash ranges: the MD5 of its key, or its explicit hash key. */
export function hashKeyOf({ ExplicitHashKey: told, PartitionKey: key }: Json): bigint {
  if (typeof told === "string" && /^\d+$/.test(told)) return BigInt(told);
  return BigInt(
    `0x${createHash("md5")
      .update(String(key ?? ""))
      .digest("hex")}`,
  );
}

/** The entries of a list that are objects; empty for anything else. */
export function objectsOf(list: unknown): readonly Json[] {
  return Array.isArray(list) ? list.filter(isObject) : [];
}
