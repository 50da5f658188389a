import type { RecentData } from "@/lib/observe/recent-data/recent-data";
import { parseConsumers } from "@/lib/sources/kinesis/parse-consumers";
import { parseShards } from "@/lib/sources/kinesis/parse-shards";
import { parseStreamSummary } from "@/lib/sources/kinesis/parse-stream";
import { parseLeases } from "@/lib/sources/leases/parse-leases";
import type { CaptureRead } from "../incident/capture";

/** The table that a lease scan is of. */
export interface ReplayedTable {
  readonly table: string;
  readonly region: string;
  readonly stream: string;
}

/** Receives the answers of Kinesis and the lease table; a failed read adds nothing. */
export class StreamReplay {
  readonly #live: RecentData;
  readonly #table: ReplayedTable;
  #consumers: readonly string[] = [];

  constructor(live: RecentData, table: ReplayedTable) {
    this.#live = live;
    this.#table = table;
  }

  play({ at, call, answers, fault }: CaptureRead): void {
    const bodies = answers
      .filter((answer) => answer.status === 200 && answer.call === call)
      .map(({ json }) => json);
    if (fault !== undefined || bodies.length === 0) return;
    if (call === "DescribeStreamSummary") {
      const value = { ...parseStreamSummary(bodies.at(-1)), consumers: this.#consumers };
      this.#live.addFact("stream", { at, value });
    } else if (call === "ListShards") {
      this.#live.addFact("shards", { at, value: parseShards(bodies) });
    } else if (call === "ListStreamConsumers") {
      this.#consumers = bodies.flatMap(parseConsumers);
    } else if (call === "Scan") this.#scan(bodies, at);
  }

  #scan(bodies: readonly unknown[], at: number): void {
    const { table, region, stream } = this.#table;
    const leases = bodies.flatMap((body) => parseLeases(itemsOf(body), stream));
    this.#live.addFact("leases", { at, value: { table, region, leases } });
  }
}

function itemsOf(body: unknown): readonly unknown[] {
  const items: unknown =
    typeof body === "object" && body !== null ? Reflect.get(body, "Items") : undefined;
  return Array.isArray(items) ? items : [];
}
