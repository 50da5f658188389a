import type { OnAnswer } from "../source";
import { BoundedHandler, type OnServerTime } from "./bounded-handler";

export interface AwsSourceOptions {
  readonly region: string;
  /** The time limit of one attempt, ms; default 10 s. */
  readonly timeoutMs?: number | undefined;
  readonly onServerTime?: OnServerTime | undefined;
  readonly onAnswer?: OnAnswer | undefined;
  /** Instead of the SDK's own chain of variables and profiles. */
  readonly access?: AwsAccess | undefined;
}

/** The address of AWS and the credentials. */
export interface AwsAccess {
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

const DEFAULT_TIMEOUT_MS = 10_000;

/** With one more retry, three slow attempts would take longer than the minute between two polls. */
const MAX_ATTEMPTS = 3;

const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * The options that the three AWS clients have in common. Credentials and endpoints come from the
 * SDK's own chain and variables (`AWS_ENDPOINT_URL`, …). The Kinesis client would speak HTTP/2 by
 * default, with a connection for every call; HTTP/1.1 with keep-alive is enough here.
 */
export function clientOptions(options: AwsSourceOptions): AwsAccess & {
  readonly region: string;
  readonly maxAttempts: number;
  readonly requestHandler: BoundedHandler;
} {
  const { region, timeoutMs, onServerTime, onAnswer, access } = options;
  return {
    ...access,
    region,
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: new BoundedHandler({
      timeoutMs: timeoutMs ?? DEFAULT_TIMEOUT_MS,
      maxBytes: MAX_ANSWER_BYTES,
      onServerTime,
      onAnswer,
    }),
  };
}
