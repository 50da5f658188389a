export const SOURCE_NAMES = ["cloudwatch", "kinesis", "leases", "spark"] as const;
export type SourceName = (typeof SOURCE_NAMES)[number];

/** Everything with a health status: the sources, and the history that stores their data. */
export const HEALTH_NAMES = [...SOURCE_NAMES, "history"] as const;
export type HealthName = (typeof HEALTH_NAMES)[number];

/** Ordered least to most bad; `off` means not configured, which is not a fault. */
export type SourceStatus = "off" | "ok" | "late" | "failing";

/**
 * Why an upstream gave no usable answer, in the kinds that the diagnosis distinguishes. `refused`:
 * nothing listens. `no-application`: the driver answers, but not with the wanted application.
 * `no-streaming-context`: it does, but no streaming context is running (404 with "no streaming
 * listener"). `structured-streaming`: the same, and the driver lists streaming queries. `starting`:
 * the driver says that it is starting up, or is not ready yet. `finished`: the cluster says that
 * the application has ended. `standby`: a resource manager that is not the active one.
 * `login-required`: something before the driver asks for a login.
 */
export const SOURCE_FAULTS = [
  "refused",
  "unreachable",
  "timeout",
  "starting",
  "no-application",
  "no-streaming-context",
  "structured-streaming",
  "finished",
  "standby",
  "login-required",
  "wrong-application",
  "denied",
  "not-found",
  "throttled",
  "server-error",
  "redirected",
  "malformed",
  "too-large",
] as const;
export type SourceFault = (typeof SOURCE_FAULTS)[number];

/** Faults without any response. */
const SILENCES: ReadonlySet<SourceFault> = new Set(["refused", "unreachable", "timeout"]);

/**
 * Whether something answered at the address, even if not with the wanted data. The text is then "it
 * answers, but …", never "it has not answered".
 */
export function isAnswer(fault: SourceFault): boolean {
  return !SILENCES.has(fault);
}

export interface SourceState {
  readonly status: SourceStatus;
  /** Last poll in which every needed call answered, epoch ms; null: never. */
  readonly lastSuccessAt: number | null;
  /** When the present trouble began (first failed poll), epoch ms; absent while ok. */
  readonly since?: number;
  readonly fault?: SourceFault;
  /** What happened and what to do, in a sentence. Never holds credentials or upstream HTML. */
  readonly error?: string;
  /** Upstream clock minus ours, ms, from `Date` headers; absent when unknown. */
  readonly clockSkewMs?: number;
}
