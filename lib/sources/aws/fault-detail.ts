import { numberAt, objectAt, textAt } from "./read-unknown";

/** What an error tells beside its name, none of it AWS's own text. */
export interface FaultDetail {
  /** The IAM action that AWS says is not allowed: `kinesis:ListShards`. */
  readonly action: string | undefined;
  /** The kind of policy that denies or does not allow it. */
  readonly policy: Policy | undefined;
  /** Our clock minus AWS's, ms, by the answer's `Date`; undefined without one. */
  readonly aheadMs: number | undefined;
  /** AWS refuses the signature because of its time. */
  readonly isClockOff: boolean;
  readonly saysExpired: boolean;
  /** After how long nobody waited any more, ms. */
  readonly limitMs: number | undefined;
  /** Not even a connection was there by then. */
  readonly isConnecting: boolean;
  /** How often it was asked, the retries too; undefined when nothing tells. */
  readonly attempts: number | undefined;
}

export interface Policy {
  readonly kind: string;
  /** It denies, and a permission elsewhere does not help. */
  readonly denies: boolean;
}

/** AWS accepts a signature for as long as this to either side, ms. */
const SIGNATURE_TOLERANCE_MS = 5 * 60_000;

const POLICY =
  /(explicit deny in an?|because no) (identity-based policy|resource-based policy|service control policy|resource control policy|permissions boundary|session policy|VPC endpoint policy)/;

/** Reads an error that the SDK, Node or our own handler threw at `now`, epoch ms. */
export function faultDetail(error: unknown, now: number): FaultDetail {
  const message = textAt(error, "message") ?? "";
  const aheadMs = aheadOf(error, now);
  const [, said, kind] = POLICY.exec(message) ?? [];
  return {
    action: /not authorized to perform: ([a-z0-9-]{1,40}:[A-Za-z]{1,60})\b/.exec(message)?.[1],
    policy:
      kind === undefined ? undefined : { kind, denies: said?.startsWith("explicit") === true },
    aheadMs,
    isClockOff:
      /Signature (expired|not yet current)/i.test(message) ||
      Math.abs(aheadMs ?? 0) > SIGNATURE_TOLERANCE_MS,
    saysExpired: /\bexpired\b/i.test(message),
    limitMs: limitOf(error, message),
    isConnecting:
      message.includes("did not establish a connection") || textAt(error, "syscall") === "connect",
    attempts: numberAt(objectAt(error, "$metadata"), "attempts"),
  };
}

function aheadOf(error: unknown, now: number): number | undefined {
  const headers = objectAt(objectAt(error, "$response"), "headers");
  const awsMs = Date.parse(textAt(headers, "date") ?? "");
  return Number.isNaN(awsMs) ? undefined : now - awsMs;
}

/** Our own limits stand in a field, the SDK's in its sentence. */
function limitOf(error: unknown, message: string): number | undefined {
  const [, ms] = /\b(?:timeout of|configured|timed out after) (\d+) ms/.exec(message) ?? [];
  return numberAt(error, "limitMs") ?? (ms === undefined ? undefined : Number(ms));
}
