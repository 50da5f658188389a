import type { Connection } from "../file/connection";

/**
 * The pipelines in a table. Each is found by one step in the index; DISTINCT would read the whole
 * table.
 */
export function pipelinesOf(connection: Connection, table: string): string[] {
  return connection
    .all<{ id: string }>(
      `WITH RECURSIVE known (found) AS (
         SELECT min(pipeline) FROM ${table}
         UNION ALL
         SELECT (SELECT min(pipeline) FROM ${table} WHERE pipeline > known.found)
         FROM known WHERE known.found IS NOT NULL)
       SELECT found AS id FROM known WHERE found IS NOT NULL`,
    )
    .map(({ id }) => id);
}
