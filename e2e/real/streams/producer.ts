import { randomUUID } from "node:crypto";
import { kinesisCall } from "./kinesis-call";

export interface Puts {
  readonly recordsPerSecond: number;
  /** Size of each record; 100 by default. */
  readonly bytes?: number;
}

interface Put {
  readonly Data: string;
  readonly PartitionKey: string;
}

const TICK_MS = 500;
/** The most records in one PutRecords call. */
const MOST_RECORDS = 500;
/** As the KPL: half as much again as is made, or the refused ones would be most of the traffic. */
const MOST_TICKS = 1.5;
/** Refused records are kept for this many ticks; older ones are lost. */
const KEPT_TICKS = 20;

/** Puts at a steady rate and retries refused records. */
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

  /** Changes the rate from now on. */
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

  /** Returns the records that were not accepted: all of them when the call failed. */
  async #put(records: readonly Put[]): Promise<readonly Put[]> {
    try {
      const { status, body } = await kinesisCall(this.#url, "PutRecords", {
        StreamName: this.#stream,
        Records: records,
      });
      if (status !== 200) return records;
      // Every answer to PutRecords has this shape.
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
