import type { FactKind } from "@/lib/domain/facts";
import { DAY_MS } from "@/lib/domain/metric-period";

/** How long every reading is kept, ms: verdicts of older instants are pinned themselves. */
export const EVERY_READING_MS = DAY_MS;

/**
 * Kinds that change at nearly every poll, with the part of the value that matters a day later. An
 * empty list: a counter of last week explains no verdict that is not pinned itself.
 */
const LASTING: Readonly<Partial<Record<FactKind, readonly string[]>>> = {
  counters: [],
  metrics: [],
  tasks: [],
  shardWrites: [],
  shardLags: [],
  slots: ["$.total", "$.executors"],
  "source-cloudwatch": ["$.status", "$.fault"],
  "source-kinesis": ["$.status", "$.fault"],
  "source-leases": ["$.status", "$.fault"],
  "source-spark": ["$.status", "$.fault"],
};

/**
 * For each such kind the statement that deletes at most `slice` readings of pipeline `?1` before
 * `?2` whose lasting part repeats the one before them. The newest reading stays.
 */
export function thinnings(slice: number): string[] {
  return Object.entries(LASTING).map(([kind, paths]) => {
    const parts = paths.map((path) => `json_extract(value, '${path}')`).join(", ");
    const old =
      paths.length === 0
        ? `SELECT at FROM facts WHERE ${ofKind(kind)} AND at < ?2`
        : `SELECT at FROM (
            SELECT at, json_array(${parts}) AS said, lag(json_array(${parts})) OVER (ORDER BY at) AS before
            FROM facts WHERE ${ofKind(kind)} AND at < ?2) WHERE said = before`;
    return `DELETE FROM facts WHERE ${ofKind(kind)}
      AND at < (SELECT max(at) FROM facts WHERE ${ofKind(kind)})
      AND at IN (${old} ORDER BY at LIMIT ${slice})`;
  });
}

function ofKind(kind: string): string {
  return `pipeline = ?1 AND kind = '${kind}'`;
}
