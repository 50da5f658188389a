import type { ReadCall, ReadPlan } from "../captures/read-plans";
import type { SourceFault } from "@/lib/domain/source-state";
import { isSourceError, type WireAnswer } from "@/lib/sources/source";
import type { CaptureRead } from "../incident/capture";
import type { Scrubber } from "./scrub/scrub-answer";

/** One thing to read, and how. */
export interface Reading extends ReadPlan {
  readonly call: ReadCall;
  /** @throws any error of the source; the tape records it. */
  readonly read: (signal: AbortSignal) => Promise<unknown>;
}

/** A smaller difference is explained by the whole seconds of a `Date` header and the latency, ms. */
const SKEW_MATTERS_MS = 5_000;

/**
 * Records the answers of one source, scrubbed at once, so that the originals are never held. A
 * source has one read at a time: each answer belongs to the current read.
 */
export class Tape {
  readonly reads: CaptureRead[] = [];
  readonly #scrub: Scrubber;
  #heard: CaptureRead["answers"] = [];
  #skewMs: number | undefined;

  constructor(scrub: Scrubber) {
    this.#scrub = scrub;
  }

  /** Pass it to the source as `onAnswer`. */
  hear(answer: WireAnswer): void {
    const kept = this.#scrub(answer);
    if (kept !== undefined) this.#heard.push(kept);
  }

  /** Pass it to the source as `onServerTime`: two clocks that differ change what "late" means. */
  hearTime(serverMs: number, localMs: number): void {
    const skewMs = serverMs - localMs;
    this.#skewMs = Math.abs(skewMs) > SKEW_MATTERS_MS ? skewMs : undefined;
  }

  /** Reads once and records it. Rejects only when the signal's owner has aborted. */
  async take({ source, call, read }: Reading, signal: AbortSignal): Promise<CaptureRead> {
    this.#heard = [];
    this.#skewMs = undefined;
    let fault: SourceFault | undefined;
    try {
      await read(signal);
    } catch (error) {
      signal.throwIfAborted();
      fault = isSourceError(error) ? error.fault : "malformed";
    }
    const taken: CaptureRead = {
      at: Date.now(),
      source,
      call,
      answers: this.#heard,
      ...(this.#skewMs === undefined ? {} : { skewMs: this.#skewMs }),
      ...(fault === undefined ? {} : { fault }),
    };
    this.reads.push(taken);
    return taken;
  }
}
