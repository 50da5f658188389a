import {
  type AttributeValue,
  ScanCommand,
  type ScanCommandInput,
  type ScanCommandOutput,
} from "@aws-sdk/client-dynamodb";
import { createLeaseSource } from "@/lib/sources/leases/lease-source";
import { type Property, refusalOf } from "./property";
import { REGION, type Target } from "./target";

export const TABLE = "five-consumer";

/** The rows that both servers hold. */
export interface Rows {
  readonly rows: readonly Record<string, AttributeValue>[];
}

const { signal } = new AbortController();

const scan = (
  { dynamodb }: Target,
  input: Partial<ScanCommandInput> = {},
): Promise<ScanCommandOutput> => dynamodb.send(new ScanCommand({ TableName: TABLE, ...input }));

const keyOf = (row: Record<string, AttributeValue>): string => row["leaseKey"]?.S ?? "";
/** Rows come in the order of their hashes, which does not matter. */
const sorted = (rows: readonly Record<string, AttributeValue>[] = []) =>
  rows.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));

const common = { call: "Scan", judges: ["dynalite"], subject: "demo" } as const;

export const SCAN_PROPERTIES: readonly Property<Rows>[] = [
  {
    ...common,
    property: "gives every row whole, and counts them",
    ask: async (target) => {
      const { Items, Count, ScannedCount, LastEvaluatedKey } = await scan(target);
      return { rows: sorted(Items), Count, ScannedCount, LastEvaluatedKey };
    },
    expected: ({ rows }) => ({
      rows: sorted(rows),
      Count: rows.length,
      ScannedCount: rows.length,
      LastEvaluatedKey: undefined,
    }),
  },
  {
    ...common,
    property: "is read by the product as the same leases",
    ask: async ({ access }) => {
      const source = createLeaseSource({ region: REGION, table: TABLE, access });
      const { leases } = await source.scan(signal);
      return leases
        .map(({ shardId, owner, checkpoint }) => [shardId, owner, checkpoint])
        .toSorted((a, b) => String(a[0]).localeCompare(String(b[0])));
    },
    expected: ({ rows }) =>
      sorted(rows).map((row) => [keyOf(row), row["leaseOwner"]?.S, row["checkpoint"]?.S]),
  },
  {
    ...common,
    property: "goes on after the last row of a page, until all rows were given once",
    ask: async (target) => {
      const pages: number[] = [];
      const keys: string[] = [];
      let after: Record<string, AttributeValue> | undefined;
      do {
        const page = await scan(target, { Limit: 2, ExclusiveStartKey: after });
        pages.push(page.Items?.length ?? 0);
        keys.push(...(page.Items ?? []).map(keyOf));
        after = page.LastEvaluatedKey;
      } while (after !== undefined);
      return { pages, keys: keys.toSorted((a, b) => a.localeCompare(b)) };
    },
    expected: ({ rows }) => ({ pages: [2, 2, 1], keys: sorted(rows).map(keyOf) }),
  },
  {
    ...common,
    property: "whose limit is reached with the last row still names a key, and nothing follows it",
    ask: async (target) => {
      const page = await scan(target, { Limit: 5 });
      const next = await scan(target, { ExclusiveStartKey: page.LastEvaluatedKey });
      return [page.Count, Object.keys(page.LastEvaluatedKey ?? {}), next.Items];
    },
    expected: () => [5, ["leaseKey"], []],
  },
  {
    ...common,
    property: "projects names and placeholders, and passes over attributes that a row lacks",
    ask: async (target) => {
      const { Items } = await scan(target, {
        ProjectionExpression: "#a, leaseCounter, parentShardId",
        ExpressionAttributeNames: { "#a": "leaseKey" },
      });
      return sorted(Items).map((row) => Object.keys(row).toSorted((a, b) => a.localeCompare(b)));
    },
    expected: ({ rows }) => rows.map(() => ["leaseCounter", "leaseKey"]),
  },
  ...refused("a placeholder that stands for nothing", { ProjectionExpression: "#b" }),
  ...refused("a placeholder that is not used", {
    ProjectionExpression: "leaseKey",
    ExpressionAttributeNames: { "#a": "leaseOwner" },
  }),
  ...refused("the same attribute twice", { ProjectionExpression: "leaseKey, leaseKey" }),
  ...refused("a limit of nothing", { Limit: 0 }),
  ...refused("to begin after a key of another table", {
    ExclusiveStartKey: { other: { S: "x" } },
  }),
  {
    ...common,
    property: "does not find a table that is not there",
    ask: (target) => refusalOf(scan(target, { TableName: "nobody-has-this-table" })),
    expected: () => "ResourceNotFoundException 400",
  },
];

function refused(what: string, input: Partial<ScanCommandInput>): readonly Property<Rows>[] {
  return [
    {
      ...common,
      property: `refuses ${what}`,
      ask: (target) => refusalOf(scan(target, input)),
      expected: () => "ValidationException 400",
    },
  ];
}
