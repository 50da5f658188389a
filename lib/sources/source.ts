import { maskSecrets } from "@/lib/domain/text/mask-secrets";
import type { SourceFault, SourceName } from "@/lib/domain/source-state";

/**
 * One answer as it came over the wire, before anybody judged it. Holds whatever the upstream said,
 * secrets too: it must be scrubbed before it is kept.
 */
export interface WireAnswer {
  /** In the vendor's words: `GetMetricData`, or a path below the driver's address. */
  readonly call: string;
  readonly status: number;
  /** Header `Content-Type`; empty when there was none. */
  readonly contentType: string;
  readonly body: string;
}

/** Told of every answer that came in full, refusals too. For those who record. */
export type OnAnswer = (answer: WireAnswer) => void;

export interface SourceErrorDetail {
  readonly source: SourceName;
  /** The upstream call, in the vendor's words: `GetMetricData`, `streaming/batches`. */
  readonly call: string;
  readonly fault: SourceFault;
  /** One sentence: what happened and what to do. No upstream HTML; secrets in it are masked. */
  readonly message: string;
  /** The same, once it has lasted for minutes: of what mends itself at first, as a start does. */
  readonly lasting?: string | undefined;
  readonly cause?: unknown;
}

/** A sentence of ours with names and quotes in it is shorter; an upstream may be named at any length. */
const LONGEST = 1_000;

const shown = (sentence: string): string => maskSecrets(sentence).slice(0, LONGEST);

/** Faults that asking again cannot mend: the source is failing at once. */
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

/** Why a signal was fired: the time allowed for a whole poll is over. */
export class OutOfTime extends Error {
  override readonly name = "TimeoutError";
  readonly limitMs: number;

  constructor(limitMs: number) {
    super(`no answer in ${limitMs} ms`);
    this.limitMs = limitMs;
  }
}
