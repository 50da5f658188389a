import type { SourceFault } from "@/lib/domain/source-state";
import { isSourceError, SourceError } from "../../source";
import { shownText } from "../../untrusted/shown-text";
import { driverClock, parseApplications } from "./parse-applications";
import { plainText } from "../answers/plain-text";
import type { SparkClient } from "../http/spark-client";
import { StructuredStreaming } from "./structured-streaming";

export type ListedApplication = ReturnType<typeof parseApplications>;

/**
 * Another application may use the port tomorrow: the driver is asked again for its application
 * after this.
 */
const TRUSTED_MS = 60_000;

/** After these faults another application may answer at the same address. */
const UNSETTLING: ReadonlySet<SourceFault> = new Set([
  "refused",
  "unreachable",
  "starting",
  "no-application",
  "no-streaming-context",
  "finished",
]);

/** Knows which application answers at the driver's address. Every other path has its id. */
export class DriverApplication {
  readonly #client: SparkClient;
  readonly #wantedName: string | undefined;
  readonly #onClock: (driverMs: number | undefined) => void;
  readonly #structured: StructuredStreaming;
  #known: { readonly listed: ListedApplication; readonly readAtMs: number } | undefined;

  /**
   * @param onClock called for each answer with the driver's own clock, epoch ms; undefined without
   *   one.
   */
  constructor(
    client: SparkClient,
    wantedName: string | undefined,
    onClock: (driverMs: number | undefined) => void = () => undefined,
  ) {
    this.#client = client;
    this.#wantedName = wantedName;
    this.#onClock = onClock;
    this.#structured = new StructuredStreaming(client);
  }

  /** @throws SourceError `wrong-application` when the configured name is another one. */
  async current(signal: AbortSignal): Promise<ListedApplication> {
    if (this.#known !== undefined && performance.now() - this.#known.readAtMs < TRUSTED_MS) {
      return this.#known.listed;
    }
    this.#known = undefined;
    const call = "applications";
    const body = await this.#client.get({ path: "/api/v1/applications", call, signal });
    const listed = parseApplications(body);
    this.#onClock(driverClock(body));
    // Compared in the form in which it is shown: the listed name is known in no other form.
    if (this.#wantedName !== undefined && listed.name !== shownText(this.#wantedName)) {
      throw new SourceError({
        source: "spark",
        call,
        fault: "wrong-application",
        message: `The driver at ${this.#client.where} runs "${plainText(listed.name)}", not "${this.#wantedName}" as configured (the port may have passed to another application): correct the Spark address or the application name.`,
      });
    }
    this.#known = { listed, readAtMs: performance.now() };
    return listed;
  }

  /** Makes the next `current` ask the driver. */
  doubt(): void {
    this.#known = undefined;
  }

  /** One answer from below `/applications/{id}/`; some errors put the id in doubt. */
  async get(path: string, call: string, id: string, signal: AbortSignal): Promise<unknown> {
    try {
      return await this.#client.get({
        path: `/api/v1/applications/${encodeURIComponent(id)}/${path}`,
        call,
        signal,
      });
    } catch (error) {
      if (!isSourceError(error)) throw error;
      const name = this.#known?.listed.name;
      if (UNSETTLING.has(error.fault)) this.doubt();
      if (error.fault !== "no-streaming-context") throw error;
      throw (await this.#structured.explain({ id, name, call }, signal)) ?? error;
    }
  }
}
