import { maskSecrets } from "@/lib/domain/text/mask-secrets";
import type { SourceFault, SourceName } from "@/lib/domain/source-state";

/**
 * One answer as it came over the wire, before it was classified. It may hold secrets: it must be
 * scrubbed before it is stored.
 */
export interface WireAnswer {
  /** In the vendor's terms: `GetMetricData`, or a path below the driver's address. */
  readonly call: string;
  readonly status: number;
  /** Header `Content-Type`; empty when there was none. */
  readonly contentType: string;
  readonly body: string;
}

/** Called for every complete answer, refusals too. Used by recorders. */
export type OnAnswer = (answer: WireAnswer) => void;

export interface SourceErrorDetail {
  readonly source: SourceName;
  /** The upstream call, in the vendor's terms: `GetMetricData`, `streaming/batches`. */
  readonly call: string;
  readonly fault: SourceFault;
  /** One sentence: what happened and what to do. No upstream HTML; secrets in it are masked. */
  readonly message: string;
  /**
   * The sentence that replaces it after some minutes, for a fault that often mends itself, as a
   * start does.
   */
  readonly lasting?: string | undefined;
  readonly cause?: unknown;
}

/**
 * Our own sentences are shorter, with names and quotes too; the name of an upstream may be of any
 * length.
 */
const LONGEST = 1_000;

const shown = (sentence: string): string => maskSecrets(sentence).slice(0, LONGEST);

/** Faults that asking again cannot mend: the source counts as failing at once. */
const HOPELESS: ReadonlySet<SourceFault> = new Set([
  "denied",
  "not-found",
  "wrong-application",
  "structured-streaming",
  "finished",
  "login-required",
  "redirected",
]);

/**
 * An upstream gave no usable answer. Compare by `name`, not `instanceof`, once it has passed
 * through the runtime: Next may hold two copies of this class.
 */
export class SourceError extends Error {
  override readonly name = "SourceError";
  readonly source: SourceName;
  readonly call: string;
  readonly fault: SourceFault;
  readonly lasting: string | undefined;

  constructor({ source, call, fault, message, lasting, cause }: SourceErrorDetail) {
    super(shown(message), { cause });
    this.source = source;
    this.call = call;
    this.fault = fault;
    this.lasting = lasting && shown(lasting);
  }

  /** Whether asking again may help. */
  get retryable(): boolean {
    return !HOPELESS.has(this.fault);
  }
}

export function isSourceError(error: unknown): error is SourceError {
  return error instanceof Error && error.name === "SourceError";
}

/** Why a signal fired: the time limit of a whole poll is over. */
export class OutOfTime extends Error {
  override readonly name = "TimeoutError";
  readonly limitMs: number;

  constructor(limitMs: number) {
    super(`no answer in ${limitMs} ms`);
    this.limitMs = limitMs;
  }
}
