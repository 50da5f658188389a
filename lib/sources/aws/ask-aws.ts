import type { AwsCall } from "./aws-call";
import { toSourceError } from "./aws-fault";
import { numberAt } from "./read-unknown";

/**
 * Runs one call to AWS. It ends when the signal fires, even where the SDK does not look at it
 * (while it fetches credentials or waits between attempts).
 * @throws SourceError, always.
 */
export async function askAws<T>(
  call: AwsCall,
  signal: AbortSignal,
  run: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
): Promise<T> {
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(abortError(signal));
  });
  try {
    if (signal.aborted) throw abortError(signal);
    signal.addEventListener("abort", onAbort, { once: true });
    return await Promise.race([run({ abortSignal: signal }), aborted]);
  } catch (error) {
    throw toSourceError(signal.aborted ? abortError(signal) : error, call);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

/** Adds the time limit when the limit is why the signal fired. */
function abortError({ reason }: AbortSignal): Error {
  const limitMs = numberAt(reason, "limitMs");
  return Object.assign(new Error("given up"), { name: "AbortError", limitMs });
}
