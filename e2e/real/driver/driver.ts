import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Child } from "../process/child";
import { sparkEnvironment } from "./environment";
import { receiverJvm } from "./jvm-options";

/** The shape of the application, fixed for its life. Each receiver takes one of its task slots. */
export interface DriverShape {
  readonly receivers?: number;
  readonly windowMs?: number;
  /** The number of tasks of a batch; by default its blocks decide. */
  readonly partitions?: number;
  /** Keeps a DStream checkpoint to recover from. */
  readonly checkpoint?: boolean;
  /** Replaces the stream's own address. */
  readonly kinesisUrl?: string;
  /** Spark's own settings, `spark.…`. */
  readonly spark?: Readonly<Record<string, string>>;
}

/** The work of its batches; may change from batch to batch. */
export interface Work {
  readonly usPerRecord?: number;
  readonly hang?: boolean;
  readonly failing?: boolean;
}

/** The paths and addresses that a driver needs. */
export interface DriverPlace {
  /** Its own folder. */
  readonly folder: string;
  readonly classPath: string;
  readonly uiPort: number;
  /** `local[n]`, n task slots in its own process, or a cluster's address. */
  readonly master: string;
  readonly kinesisUrl: string;
  /** The file that sends the KCL's DynamoDB and CloudWatch clients to this machine. */
  readonly regionsFile: string;
  /** The host in the names of the KCL's workers; this machine's address by default. */
  readonly host?: string;
}

export interface DriverNames {
  /** The application's name in Spark. */
  readonly app: string;
  /** The name of the lease table. */
  readonly kcl: string;
}

export const INTERVAL_MS = 2_000;

/** A real Spark driver with the application of `StreamApp.java`, in its own process. */
export class Driver {
  readonly url: string;
  readonly #place: DriverPlace;
  readonly #shape: DriverShape;
  readonly #names: DriverNames;
  #child: Child | undefined;

  constructor(place: DriverPlace, shape: DriverShape, names: DriverNames) {
    this.url = `http://127.0.0.1:${place.uiPort}`;
    this.#place = place;
    this.#shape = shape;
    this.#names = names;
    mkdirSync(place.folder, { recursive: true });
    this.work({});
  }

  /** Changes its work, from its next batch on. */
  work(work: Work): void {
    const file = join(this.#place.folder, "work.properties");
    const lines = Object.entries(work).map(([key, value]) => `${key}=${value}\n`);
    // Renamed into place: the driver may be reading.
    writeFileSync(`${file}.new`, lines.join(""));
    renameSync(`${file}.new`, file);
  }

  start(stream: string): void {
    this.#child = new Child({
      command: "java",
      args: [...this.#jvm(), ...this.#properties(stream), "StreamApp"],
      env: sparkEnvironment(this.#place.host),
      logFile: join(this.#place.folder, "driver.log"),
    });
  }

  /** SIGTERM lets it release its leases; SIGKILL is an accident. */
  async end(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
    await this.#child?.end(signal);
  }

  /**
   * Resolves with the application's id when the driver has its streaming context.
   * @throws Error with its last lines when it ends instead.
   */
  async streams(): Promise<string> {
    for (;;) {
      if (this.#child?.hasEnded !== false)
        throw new Error(`the driver has ended:\n${this.lastWords()}`);
      const id = await applicationId(this.url);
      if (id !== undefined) return id;
      await pause(500);
    }
  }

  lastWords(): string {
    return this.#child?.lastWords() ?? "";
  }

  #jvm(): readonly string[] {
    return [
      ...receiverJvm(this.#place.regionsFile),
      // Spark does not start with less; it uses only what it needs.
      "-Xmx512m",
      "-cp",
      this.#place.classPath,
    ];
  }

  #properties(stream: string): readonly string[] {
    const {
      receivers = 1,
      windowMs = 0,
      partitions = 0,
      checkpoint = false,
      spark = {},
    } = this.#shape;
    const { folder, master, uiPort } = this.#place;
    const properties = {
      "spark.master": master,
      "spark.app.name": this.#names.app,
      "spark.ui.port": String(uiPort),
      // Narrows is configured with this port: on another one it would be another driver.
      "spark.port.maxRetries": "0",
      "spark.driver.host": "127.0.0.1",
      "spark.driver.bindAddress": "127.0.0.1",
      "spark.local.dir": join(folder, "blocks"),
      ...spark,
      "app.intervalMs": String(INTERVAL_MS),
      "app.stream": stream,
      "app.name": this.#names.kcl,
      "app.receivers": String(receivers),
      "app.windowMs": String(windowMs),
      "app.partitions": String(partitions),
      "app.kinesis": this.#shape.kinesisUrl ?? this.#place.kinesisUrl,
      "app.work": join(folder, "work.properties"),
      ...(checkpoint && { "app.checkpoint": join(folder, "checkpoint") }),
    };
    return Object.entries(properties).map(([name, value]) => `-D${name}=${value}`);
  }
}

/** Undefined while the driver starts: refused, a text page, no application, no streaming context. */
async function applicationId(url: string): Promise<string | undefined> {
  try {
    const applications: unknown = await get(`${url}/api/v1/applications`);
    const first: unknown = Array.isArray(applications) ? applications[0] : undefined;
    if (typeof first !== "object" || first === null || !("id" in first)) return undefined;
    const id = String(first.id);
    await get(`${url}/api/v1/applications/${id}/streaming/statistics`);
    return id;
  } catch {
    return undefined;
  }
}

async function get(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}
