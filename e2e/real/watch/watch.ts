import { renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Product } from "../../setup/product";
import { readPipelines, readWindow } from "../../page/reading";
import type { Sample } from "./sample";

/** The samples of one situation so far; a spec in another process reads them from the file. */
export interface Seen {
  readonly samples: readonly Sample[];
  /** When the trouble began, epoch ms; it may begin again. */
  readonly onset?: number;
  /** When it was mended, epoch ms. */
  readonly healed?: number;
  /** Its whole story has happened. */
  readonly told: boolean;
  /** The error with which its story ended early. */
  readonly broken?: string;
}

export type SeenByName = Readonly<Record<string, Seen>>;

/** The product's log, beside the file of samples. */
export const PRODUCT_LOG = "narrows.log";

const EVERY_MS = 3_000;

/** Samples every verdict of a product. */
export class Watch {
  readonly #product: Product;
  readonly #file: string;
  readonly #seen = new Map<string, Sample[]>();
  readonly #onsets = new Map<string, number>();
  readonly #healed = new Map<string, number>();
  readonly #told = new Map<string, { readonly broken?: string }>();
  #timer: NodeJS.Timeout | undefined;
  #waiting: (() => void)[] = [];

  constructor(product: Product, file: string) {
    this.#product = product;
    this.#file = file;
    this.#begin();
  }

  /** Resolves when a verdict, from now on, satisfies this. */
  async until(name: string, holds: (sample: Sample) => boolean): Promise<void> {
    for (;;) {
      await this.#nextLook();
      const sample = this.#seen.get(name)?.at(-1);
      if (sample !== undefined && holds(sample)) return;
    }
  }

  /** Resolves when there are this many settled minutes in which the stream was read. */
  async minutesRead(name: string, count: number): Promise<void> {
    for (;;) {
      const { series, window } = await readWindow(this.#product, name);
      const { points, stepMs } = series.getRecords;
      const read = points.filter(
        ([at, value]) => (value ?? 0) > 0 && at + stepMs <= window.settledTo,
      );
      if (read.length >= count) return;
      await this.#nextLook();
    }
  }

  /** The trouble of a situation begins. */
  begins(name: string, at: number): void {
    this.#onsets.set(name, at);
  }

  /** The trouble of a situation is mended. */
  heals(name: string, at: number): void {
    this.#healed.set(name, at);
  }

  /** A situation's story has ended, or failed. */
  tell(name: string, outcome: { readonly broken?: string }): void {
    this.#told.set(name, outcome);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #begin(): void {
    this.#look().catch(console.error);
  }

  async #look(): Promise<void> {
    try {
      const { pipelines, now } = await readPipelines(this.#product);
      for (const { id, verdict } of pipelines) {
        const { bottleneck, cause, severity, headline, recovery } = verdict;
        const progress = recovery === undefined ? {} : { recovery };
        const sample = { at: now, bottleneck, cause, severity, headline, ...progress };
        this.#seen.set(id, [...(this.#seen.get(id) ?? []), sample]);
      }
      this.#write();
    } catch {
      // The specs check whether the product answers; a missed look is not a sample.
    }
    for (const go of this.#waiting.splice(0)) go();
    this.#timer = setTimeout(() => this.#begin(), EVERY_MS);
  }

  #nextLook(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #write(): void {
    const seen: Record<string, Seen> = {};
    for (const [name, samples] of this.#seen) {
      const told = this.#told.get(name);
      const onset = this.#onsets.get(name);
      const healed = this.#healed.get(name);
      const began = onset === undefined ? {} : { onset };
      const ended = healed === undefined ? {} : { healed };
      seen[name] = { samples, told: told !== undefined, ...began, ...ended, ...told };
    }
    writeFileSync(`${this.#file}.new`, JSON.stringify(seen));
    renameSync(`${this.#file}.new`, this.#file);
    writeFileSync(join(dirname(this.#file), PRODUCT_LOG), this.#product.output);
  }
}
