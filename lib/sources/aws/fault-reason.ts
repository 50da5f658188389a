import { type FaultDetail, faultDetail } from "./fault-detail";
import { numberAt, objectAt, textAt } from "./read-unknown";

/** Why a call to AWS failed. Two reasons differ when what to do about them differs. */
export type FaultReason =
  | "no-credentials"
  | "expired-credentials"
  | "bad-credentials"
  | "bad-clock"
  | "denied"
  | "not-enabled"
  | "key-denied"
  | "key-unusable"
  | "not-found"
  | "throttled"
  | "capacity"
  | "timeout"
  | "no-connection"
  | "refused"
  | "unknown-host"
  | "unreachable"
  | "no-descriptors"
  | "server-error"
  | "too-large"
  | "invalid"
  | "malformed";

/** `error.code` of Node's sockets and resolver. The SDK renames some of these TimeoutError. */
const BY_CODE: Readonly<Record<string, FaultReason>> = {
  ECONNREFUSED: "refused",
  ENOTFOUND: "unknown-host",
  EAI_AGAIN: "unknown-host",
  ECONNRESET: "unreachable",
  EPIPE: "unreachable",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  ETIMEDOUT: "timeout",
  EMFILE: "no-descriptors",
  ENFILE: "no-descriptors",
};

/** `error.name`: the service's own code, or the SDK's or JavaScript's class. */
const BY_NAME: Readonly<Record<string, FaultReason>> = {
  CredentialsProviderError: "no-credentials",
  TokenProviderError: "no-credentials",
  ExpiredToken: "expired-credentials",
  ExpiredTokenException: "expired-credentials",
  UnrecognizedClientException: "bad-credentials",
  InvalidClientTokenId: "bad-credentials",
  InvalidSignatureException: "bad-credentials",
  SignatureDoesNotMatch: "bad-credentials",
  IncompleteSignature: "bad-credentials",
  IncompleteSignatureException: "bad-credentials",
  MissingAuthenticationToken: "bad-credentials",
  MissingAuthenticationTokenException: "bad-credentials",
  AuthFailure: "bad-credentials",
  RequestExpired: "bad-clock",
  RequestInTheFuture: "bad-clock",
  RequestTimeTooSkewed: "bad-clock",
  AccessDenied: "denied",
  AccessDeniedException: "denied",
  NotAuthorized: "denied",
  OptInRequired: "not-enabled",
  SubscriptionRequiredException: "not-enabled",
  KMSOptInRequired: "not-enabled",
  KMSAccessDeniedException: "key-denied",
  KMSDisabledException: "key-unusable",
  KMSInvalidStateException: "key-unusable",
  KMSNotFoundException: "key-unusable",
  ResourceNotFoundException: "not-found",
  Throttling: "throttled",
  ThrottlingException: "throttled",
  ThrottledException: "throttled",
  KMSThrottlingException: "throttled",
  LimitExceededException: "throttled",
  ProvisionedThroughputExceededException: "capacity",
  RequestLimitExceeded: "throttled",
  RequestThrottledException: "throttled",
  TooManyRequestsException: "throttled",
  SlowDown: "throttled",
  TimeoutError: "timeout",
  AbortError: "timeout",
  RequestTimeout: "timeout",
  RequestTimeoutException: "timeout",
  InternalServerError: "server-error",
  InternalFailure: "server-error",
  InternalServiceFault: "server-error",
  ServiceUnavailable: "server-error",
  AnswerTooLarge: "too-large",
};

/** The reason of an error with an unknown name, by its HTTP status. */
function byStatus(status: number | undefined, name: string): FaultReason {
  if (status === undefined) return "unreachable";
  // Not JSON although the status is below 500: the page of some proxy. AWS always answers in JSON.
  if (status < 500 && name === "SyntaxError") return "malformed";
  if (status === 429) return "throttled";
  if (status === 403) return "denied";
  if (status >= 500) return "server-error";
  return status >= 400 ? "invalid" : "malformed";
}

/** What can be read from anything that was thrown. */
export interface ReadFault extends FaultDetail {
  readonly reason: FaultReason;
  /** Safe to show: the network's code, the service's code or the error's class; never its message. */
  readonly name: string;
  readonly httpStatus: number | undefined;
}

/**
 * Reads why a call failed. `now` is our clock at that time, epoch ms. The network's code takes
 * precedence over the name, which the SDK may replace.
 */
export function readFault(error: unknown, now: number): ReadFault {
  const httpStatus = numberAt(objectAt(error, "$metadata"), "httpStatusCode");
  const name = textAt(error, "name") ?? "Error";
  const code = textAt(error, "code") ?? textAt(objectAt(error, "cause"), "code") ?? "";
  const byCode = BY_CODE[code];
  const shown = byCode === undefined ? name : code;
  const detail = faultDetail(error, now);
  const coarse = byCode ?? BY_NAME[name] ?? byStatus(httpStatus, name);
  return {
    ...detail,
    reason: refined(coarse, name, detail),
    name: /^[A-Za-z0-9_.]{1,80}$/.test(shown) ? shown : "Error",
    httpStatus,
  };
}

/** Some names of AWS stand for several causes. The rest of the answer tells them apart. */
function refined(reason: FaultReason, name: string, detail: FaultDetail): FaultReason {
  const isSignature = /^(InvalidSignatureException|SignatureDoesNotMatch|AuthFailure)$/.test(name);
  if (isSignature && detail.isClockOff) return "bad-clock";
  if (reason === "no-credentials" && detail.saysExpired) return "expired-credentials";
  if (reason === "denied" && detail.action?.startsWith("kms:") === true) return "key-denied";
  if (reason === "timeout" && detail.isConnecting) return "no-connection";
  return reason;
}
