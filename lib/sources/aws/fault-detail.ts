import { numberAt, objectAt, textAt } from "./read-unknown";

/** What an error says beside its name. Holds none of AWS's own text. */
export interface FaultDetail {
  /** The IAM action that AWS says is not allowed: `kinesis:ListShards`. */
  readonly action: string | undefined;
  /** The kind of policy that denies or does not allow it. */
  readonly policy: Policy | undefined;
  /** Our clock minus AWS's, ms, from the answer's `Date`; undefined without one. */
  readonly aheadMs: number | undefined;
  /** AWS refuses the signature because of its time. */
  readonly isClockOff: boolean;
  readonly saysExpired: boolean;
  /** The time limit that ended the call, ms. */
  readonly limitMs: number | undefined;
  /** The call ended before a connection was made. */
  readonly isConnecting: boolean;
  /** The number of attempts, retries included; undefined when the error does not say it. */
  readonly attempts: number | undefined;
}

export interface Policy {
  readonly kind: string;
  /** An explicit deny: a permission elsewhere does not help. */
  readonly denies: boolean;
}

/** AWS accepts a signature that is off by at most this in either direction, ms. */
const SIGNATURE_TOLERANCE_MS = 5 * 60_000;

const POLICY =
  /(explicit deny in an?|because no) (identity-based policy|resource-based policy|service control policy|resource control policy|permissions boundary|session policy|VPC endpoint policy)/;

/** Reads an error that the SDK, Node or our own handler threw at `now`, epoch ms. */
export function faultDetail(error: unknown, now: number): FaultDetail {
  const message = textAt(error, "message") ?? "";
  const aheadMs = aheadOf(error, now);
  const [, effect, kind] = POLICY.exec(message) ?? [];
  return {
    action: /not authorized to perform: ([a-z0-9-]{1,40}:[A-Za-z]{1,60})\b/.exec(message)?.[1],
    policy:
      kind === undefined ? undefined : { kind, denies: effect?.startsWith("explicit") === true },
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

/** Our own handler puts its limit into a field, the SDK into the message. */
function limitOf(error: unknown, message: string): number | undefined {
  const [, ms] = /\b(?:timeout of|configured|timed out after) (\d+) ms/.exec(message) ?? [];
  return numberAt(error, "limitMs") ?? (ms === undefined ? undefined : Number(ms));
}
