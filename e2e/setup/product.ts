import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DemoPipeline } from "@/lib/demo/demo-pipeline";
import type { TestClock } from "../clock/test-clock";

const START = fileURLToPath(new URL("../../bin/start.mjs", import.meta.url));

/** How long `npm start` may take to listen: a shared machine may be slow, but a hang must end. */
const LISTENS_WITHIN_MS = 60_000;

/**
 * All our settings, emptied. Empty means unset, and it keeps a developer's `.env.local` out of the
 * tests, because variables of the process override that file.
 */
const UNSET = Object.fromEntries(
  [
    "KINESIS_STREAM AWS_REGION SPARK_UI_URL KCL_APPLICATION KCL_REGION PIPELINE_NAME PIPELINES_FILE",
    "TARGET_DELAY_SECONDS TARGET_SHARE",
    "HOST ALLOWED_HOSTS PUBLIC_URL FRAME_ANCESTORS HISTORY HISTORY_DAYS PUBLICATION_DELAY_SECONDS LOG_LEVEL",
    "AWS_PROFILE AWS_SESSION_TOKEN AWS_ENDPOINT_URL NARROWS_DEMO",
  ]
    .flatMap((names) => names.split(" "))
    .map((name) => [name, ""]),
);

/** Without the variables that make Playwright colour and debug, and without the user's AWS settings. */
const INHERITED = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(AWS_|FORCE_COLOR$|NODE_OPTIONS$)/.test(name)),
);

export interface ProductOptions {
  /** As in a PIPELINES_FILE; without any, nothing is configured: the demo. */
  readonly pipelines?: readonly Partial<DemoPipeline>[];
  /** The endpoint of all AWS clients. */
  readonly awsUrl?: string;
  /** The folder of an earlier product, to continue from; by default its own temporary one. */
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The clock that replaces the system clock. */
  readonly clock?: TestClock;
}

export interface Ended {
  readonly code: number | null;
  /** Since the signal, or since the start of a process that ended by itself, ms. */
  readonly afterMs: number;
}

/** One run of `bin/start.mjs`, in its own process. */
export class Product {
  readonly dataDir: string;
  readonly startedAt = Date.now();
  port = 0;
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  readonly #ownsData: boolean;
  #output = "";

  constructor({ pipelines, awsUrl, dataDir, env, clock }: ProductOptions) {
    this.#ownsData = dataDir === undefined;
    this.dataDir = dataDir ?? mkdtempSync(join(tmpdir(), "narrows-e2e-"));
    const file = join(this.dataDir, "pipelines.json");
    if (pipelines) writeFileSync(file, JSON.stringify(pipelines));
    this.#child = fork(START, [], {
      execArgv: [],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: {
        // Next's types require it; the launcher decides it for the product.
        NODE_ENV: "production",
        ...INHERITED,
        ...UNSET,
        AWS_ACCESS_KEY_ID: "e2e",
        AWS_SECRET_ACCESS_KEY: "e2e",
        AWS_EC2_METADATA_DISABLED: "true",
        DATA_DIR: this.dataDir,
        PORT: "0",
        ...(pipelines && { PIPELINES_FILE: file }),
        ...(awsUrl !== undefined && { AWS_ENDPOINT_URL: awsUrl }),
        ...clock?.env,
        ...env,
      },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => (this.#output += text));
    }
    // "close", not "exit": its last output must have been read.
    this.#ended = new Promise((resolve) => this.#child.once("close", resolve));
  }

  /** All output so far: log lines, messages, errors. */
  get output(): string {
    return this.#output;
  }

  /** A URL of this product: `at("/p/orders")`. */
  at(path: string): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  /** Resolves when it listens; rejects with its output when it ends or hangs instead. */
  async listens(): Promise<this> {
    const ready = new Promise<number>((resolve) => {
      this.#child.on("message", (message: { ready?: boolean; port?: number }) => {
        if (message.ready) resolve(message.port ?? 0);
      });
    });
    const failed = (why: string) => () => {
      throw new Error(`The product ${why}:\n${this.#output}`);
    };
    this.port = await Promise.race([
      ready,
      this.#ended.then(failed("ended instead of listening")),
      pause(LISTENS_WITHIN_MS).then(failed("does not listen")),
    ]);
    return this;
  }

  /** Resolves when every upstream has been asked and there is a verdict. */
  async isReady(): Promise<this> {
    while (!(await fetch(this.at("/readyz"))).ok) await pause(100);
    return this;
  }

  /** Resolves when it has ended by itself. */
  async ends(): Promise<Ended> {
    return { code: await this.#ended, afterMs: Date.now() - this.startedAt };
  }

  /** Sends a signal and waits for the end; kills it after ten seconds. */
  async end(signal: "SIGTERM" | "SIGKILL"): Promise<Ended> {
    const sentAt = Date.now();
    this.#child.kill(signal);
    const patience = setTimeout(() => this.#child.kill("SIGKILL"), 10_000);
    const code = await this.#ended;
    clearTimeout(patience);
    return { code, afterMs: Date.now() - sentAt };
  }

  /** Stops the process: sockets stay open, nothing is answered. */
  freeze(): void {
    this.#child.kill("SIGSTOP");
  }

  thaw(): void {
    this.#child.kill("SIGCONT");
  }

  /** Ends it in any state, and removes its data. */
  async dispose(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.thaw();
      await this.end("SIGTERM");
    }
    if (this.#ownsData) rmSync(this.dataDir, { recursive: true, force: true });
  }
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
