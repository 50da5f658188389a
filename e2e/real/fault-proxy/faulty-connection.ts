import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { find, passage, type Toxic } from "./toxic";

interface Chunk {
  readonly bytes: Buffer;
  /** When the upstream sent it, epoch ms. */
  readonly at: number;
}

/** Reading from the upstream pauses while this many bytes wait to be sent. */
const HELD_BYTES = 1_048_576;

/** One connection through the proxy: requests pass unchanged, answers as the toxics allow. */
export class FaultyConnection {
  readonly #client: Socket;
  readonly #upstream: Socket;
  readonly #waiting: Chunk[] = [];
  #toxics: readonly Toxic[] = [];
  #held = 0;
  #passed = 0;
  #draining = false;
  #ended = false;
  #wake: () => void = () => {};
  #changed = Promise.resolve();

  constructor(client: Socket, target: { readonly host: string; readonly port: number }) {
    this.#client = client;
    this.#upstream = connect({ ...target, allowHalfOpen: true });
    // An error is followed by "close", which closes the other side too.
    client
      .on("error", () => {})
      .on("close", () => (this.#upstream.destroy(), this.#wake()))
      .on("data", () => this.#asked());
    this.#upstream
      .on("error", () => client.resetAndDestroy())
      .on("data", (bytes: Buffer) => this.#hold(bytes))
      .on("end", () => ((this.#ended = true), this.#flow()));
    client.pipe(this.#upstream);
  }

  /** Replaces the toxics; what the old ones held back is sent. */
  set(toxics: readonly Toxic[]): void {
    this.#toxics = toxics;
    const silence = find(toxics, "timeout");
    if (silence && silence.afterMs > 0) this.#later(silence.afterMs, () => this.#client.destroy());
    if (find(toxics, "half_closed")) this.#client.end();
    // A closed connection stays closed: only a new one can be whole again.
    else if (!this.#client.writable) this.reset();
    this.#wake();
    this.#changed = new Promise((resolve) => (this.#wake = resolve));
  }

  /** Ends it at once (RST). */
  reset(): void {
    this.#client.resetAndDestroy();
  }

  #asked(): void {
    this.#passed = 0;
    const toxic = find(this.#toxics, "reset_peer");
    if (toxic) this.#later(toxic.afterMs, () => this.reset());
  }

  #hold(bytes: Buffer): void {
    this.#waiting.push({ bytes, at: Date.now() });
    this.#held += bytes.length;
    if (this.#held > HELD_BYTES) this.#upstream.pause();
    this.#flow();
  }

  #flow(): void {
    this.#drain().catch((error: Error) => this.#client.destroy(error));
  }

  async #drain(): Promise<void> {
    if (this.#draining) return;
    this.#draining = true;
    for (let chunk = this.#waiting.shift(); chunk; chunk = this.#waiting.shift()) {
      await this.#pass(chunk);
      this.#held -= chunk.bytes.length;
      if (this.#held <= HELD_BYTES) this.#upstream.resume();
    }
    this.#draining = false;
    if (this.#ended) this.#client.end();
  }

  async #pass({ bytes, at }: Chunk): Promise<void> {
    const due = () => at + (find(this.#toxics, "latency")?.ms ?? 0) - Date.now();
    while (due() > 0) await Promise.race([sleep(due()), this.#changed]);
    let rest = bytes;
    while (rest.length > 0 && this.#client.writable) {
      const open = passage(this.#toxics, rest.length, this.#passed);
      if (open.kind === "ended") return void this.#client.end();
      if (open.kind === "held") {
        await this.#changed;
      } else {
        await this.#write(rest.subarray(0, open.bytes));
        rest = rest.subarray(open.bytes);
        if (open.thenWaitMs > 0) await Promise.race([sleep(open.thenWaitMs), this.#changed]);
      }
    }
  }

  #write(piece: Buffer): Promise<void> {
    this.#passed += piece.length;
    // Also called after an error: the loop then sees that nothing can be written any more.
    return new Promise((resolve) => this.#client.write(piece, () => resolve()));
  }

  #later(ms: number, act: () => void): void {
    if (ms === 0) return act();
    const timer = setTimeout(act, ms);
    this.#client.once("close", () => clearTimeout(timer));
  }
}
