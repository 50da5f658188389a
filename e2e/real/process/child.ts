import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";

export interface ChildOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The log; kept after its end to explain a failed situation. */
  readonly logFile: string;
  /** Exchanges messages with its starter. */
  readonly ipc?: boolean;
}

/** How long a child may take to end by itself before it is killed, ms. */
const PATIENCE_MS = 8_000;

const running = new Set<Child>();

/**
 * A process that ends with this one, however this one ends. Normally it is ended by its id. If this
 * process is killed, the child's standard input (and its channel) closes, and each child ends when
 * that happens.
 */
export class Child {
  readonly logFile: string;
  readonly #process: ChildProcess;
  readonly #ended: Promise<void>;

  constructor({ command, args, env, logFile, ipc = false }: ChildOptions) {
    this.logFile = logFile;
    const log = openSync(logFile, "a");
    this.#process = spawn(command, args, {
      stdio: ipc ? ["pipe", log, log, "ipc"] : ["pipe", log, log],
      // Its own group: Ctrl-C is for the starter, which ends its children in their order.
      detached: true,
      env: { ...process.env, ...env },
    });
    closeSync(log);
    running.add(this);
    this.#ended = new Promise((resolve) => {
      const done = (): void => {
        running.delete(this);
        resolve();
      };
      this.#process.once("exit", done).once("error", done);
    });
  }

  get hasEnded(): boolean {
    return !running.has(this);
  }

  /** The last lines of its output. */
  lastWords(lines = 20): string {
    return readFileSync(this.logFile, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
  }

  /**
   * The first message that it sends.
   * @throws Error with its last lines, when it ends instead or sends nothing within `withinMs`.
   */
  async message<T>(withinMs = 30_000): Promise<T> {
    let patience: NodeJS.Timeout | undefined;
    const silence = new Promise<"silence">((resolve) => {
      patience = setTimeout(() => resolve("silence"), withinMs);
    });
    const said = new Promise<{ readonly message: T }>((resolve) => {
      // Both ends of the channel are in this folder.
      this.#process.once("message", (message) => resolve({ message: message as T }));
    });
    const first = await Promise.race([said, silence, this.#ended]);
    clearTimeout(patience);
    if (typeof first === "object") return first.message;
    throw new Error(`${this.logFile}: ended or silent instead of ready:\n${this.lastWords()}`);
  }

  /** For a child that was started with a channel. */
  send(message: object): void {
    this.#process.send?.(message);
  }

  /** Ends it, by force if it does not end by itself; resolves when it has ended. */
  async end(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
    if (this.hasEnded) return;
    this.#kill(signal);
    const patience = setTimeout(() => this.#kill("SIGKILL"), PATIENCE_MS);
    await this.#ended;
    clearTimeout(patience);
  }

  /** Kills it and all its children at once, as when a machine is lost; resolves when it has ended. */
  async killGroup(): Promise<void> {
    const { pid } = this.#process;
    if (this.hasEnded || pid === undefined) return;
    // It leads its own group: the negative id is the group's.
    process.kill(-pid, "SIGKILL");
    await this.#ended;
  }

  #kill(signal: "SIGTERM" | "SIGKILL"): void {
    this.#process.kill(signal);
  }
}

/** Ends all children that still run. */
export async function endAll(): Promise<void> {
  await Promise.all([...running].map((child) => child.end()));
}
