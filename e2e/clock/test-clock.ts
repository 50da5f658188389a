import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openClockFile } from "./clock-file.mjs";

/** The speed while a test waits for something. */
const FAST = 20;
const LOOK_EVERY_MS = 20;

/** Loaded into the product before all other modules. */
const OWN_CLOCK = new URL("./own-clock.mjs", import.meta.url).href;

/**
 * A test's own clock for a demo and the product that watches it. The product moves it: the clock
 * stops while no product runs. A page learns the time from the product.
 */
export class TestClock {
  readonly #folder = mkdtempSync(join(tmpdir(), "narrows-clock-"));
  readonly #path = join(this.#folder, "clock");
  readonly #file: ReturnType<typeof openClockFile>;

  constructor() {
    writeFileSync(this.#path, Buffer.alloc(16));
    this.#file = openClockFile(this.#path);
    this.#file.write("now", Date.now());
    this.#file.write("speed", 1);
  }

  /** Epoch ms. */
  readonly now = (): number => this.#file.read("now");

  /**
   * From now on the clock runs this many times as fast as real time, except while an upstream is
   * asked.
   */
  run(times: number): void {
    this.#file.write("speed", times);
  }

  /** Resolves at this instant, epoch ms, at any speed. */
  async reaches(instant: number): Promise<void> {
    while (this.now() < instant) await wait(LOOK_EVERY_MS);
  }

  /** Runs until this instant, epoch ms. */
  until(instant: number): Promise<void> {
    return this.fast(() => this.reaches(instant));
  }

  /** Lets the clock run fast until this has happened. */
  async fast<T>(comesAbout: () => Promise<T>): Promise<T> {
    this.run(FAST);
    try {
      return await comesAbout();
    } finally {
      this.run(1);
    }
  }

  /** The variables that make a product drive this clock. */
  get env(): Readonly<Record<string, string>> {
    return { NODE_OPTIONS: `--import=${OWN_CLOCK}`, TEST_CLOCK_FILE: this.#path };
  }

  dispose(): void {
    this.#file.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
