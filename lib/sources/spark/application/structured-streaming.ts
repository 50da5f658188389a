import { SourceError } from "../../source";
import { plainText } from "../answers/plain-text";
import type { SparkClient } from "../http/spark-client";

/** A driver without a streaming context is asked again after this. */
const KNOWN_MS = 60_000;

/** The streaming queries that a driver's UI lists. */
export interface StreamingQueries {
  readonly active: number;
  readonly ended: number;
}

/**
 * Counts the queries on the page `/StreamingQuery/`: no JSON has them (facts: no REST endpoint up
 * to 4.3). Every application that uses Spark SQL has the page, empty without a query.
 */
export function parseStreamingQueries(page: string): StreamingQueries {
  // With the tags, which the application's own text (a query's name or error) cannot contain.
  const [, active = "0"] = /<a>Active Streaming Queries \((\d+)\)<\/a>/.exec(page) ?? [];
  const [, ended = "0"] = /<a>Completed Streaming Queries \((\d+)\)<\/a>/.exec(page) ?? [];
  return { active: Number(active), ended: Number(ended) };
}

/** Finds out whether an application without a streaming context runs Structured Streaming. */
export class StructuredStreaming {
  readonly #client: SparkClient;
  #known: {
    readonly id: string;
    readonly queries: StreamingQueries;
    readonly atMs: number;
  } | null = null;

  constructor(client: SparkClient) {
    this.#client = client;
  }

  /**
   * The message that replaces "no streaming context"; undefined when the driver lists no query, or
   * has no such page. Asks only for the list, which changes nothing in the driver: the page of a
   * single query would reset the query's own `latency` gauge (facts).
   */
  async explain(
    application: { readonly id: string; readonly name: string | undefined; readonly call: string },
    signal: AbortSignal,
  ): Promise<SourceError | undefined> {
    const { active, ended } = await this.#queries(application.id, signal);
    if (active + ended === 0) return undefined;
    const { where } = this.#client;
    const name = application.name === undefined ? "" : ` "${plainText(application.name)}"`;
    const queries = `${active + ended} streaming ${active + ended === 1 ? "query" : "queries"}`;
    return new SourceError({
      source: "spark",
      call: application.call,
      fault: "structured-streaming",
      message: `The driver at ${where} answers, but its application${name} uses Structured Streaming (${queries}, ${active === 0 ? "none" : active} running) and has no DStream context, which Narrows cannot judge yet: set the Spark address to the driver of a DStream application, or look at this one's own page ${where}/StreamingQuery/.`,
    });
  }

  async #queries(id: string, signal: AbortSignal): Promise<StreamingQueries> {
    const known = this.#known;
    if (known?.id === id && performance.now() - known.atMs < KNOWN_MS) return known.queries;
    const page = await this.#client.page("/StreamingQuery/", signal);
    const queries = parseStreamingQueries(page ?? "");
    this.#known = { id, queries, atMs: performance.now() };
    return queries;
  }
}
