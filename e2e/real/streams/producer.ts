import { randomUUID } from "node:crypto";
import { kinesisCall } from "./kinesis-call";

export interface Puts {
  readonly recordsPerSecond: number;
  /** Of each record; 100 unless told. */
  readonly bytes?: number;
}

interface Put {
  readonly Data: string;
  readonly PartitionKey: string;
}

const TICK_MS = 500;
/** What PutRecords takes in one call. */
const MOST_RECORDS = 500;
/** As the KPL: half as much again as is made, or the refused ones would be most of the traffic. */
const MOST_TICKS = 1.5;
/** What is refused is kept for this many ticks' worth of records; older ones are lost. */
const KEPT_TICKS = 20;

/** Puts at a steady rate and tries again what was refused. */
export class Producer {
  readonly #url: string;
  readonly #stream: string;
  #puts: Puts;
  readonly #waiting: Put[] = [];
  readonly #timer: NodeJS.Timeout;
  #isPutting = false;

  constructor(url: string, stream: string, puts: Puts) {
    this.#url = url;
    this.#stream = stream;
    this.#puts = puts;
    this.#timer = setInterval(() => void this.#tick(), TICK_MS);
  }

  /** Puts at another rate from now on. */
  change(puts: Puts): void {
    this.#puts = puts;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #tick(): Promise<void> {
    const made = madeRecords(this.#puts);
    this.#waiting.push(...made);
    this.#waiting.splice(0, Math.max(0, this.#waiting.length - KEPT_TICKS * made.length));
    // A call that takes longer than a tick is not overtaken.
    if (this.#isPutting) return;
    this.#isPutting = true;
    const records = this.#waiting.splice(0, Math.min(MOST_RECORDS, MOST_TICKS * made.length));
    this.#waiting.unshift(...(await this.#put(records)));
    this.#isPutting = false;
  }

  /** The records that were not taken: all of them when the call failed. */
  async #put(records: readonly Put[]): Promise<readonly Put[]> {
    try {
      const { status, body } = await kinesisCall(this.#url, "PutRecords", {
        StreamName: this.#stream,
        Records: records,
      });
      if (status !== 200) return records;
      // The shape of every answer to PutRecords.
      const results = body.Records as readonly { readonly ErrorCode?: string }[];
      return records.filter((_, i) => results[i]?.ErrorCode !== undefined);
    } catch {
      return records;
    }
  }
}

function madeRecords({ recordsPerSecond, bytes = 100 }: Puts): readonly Put[] {
  const Data = Buffer.alloc(bytes, "record ").toString("base64");
  const count = Math.round((recordsPerSecond * TICK_MS) / 1000);
  return Array.from({ length: count }, () => ({ Data, PartitionKey: randomUUID() }));
}
