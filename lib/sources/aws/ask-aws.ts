import { type AwsCall, toSourceError } from "./aws-fault";

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
    onAbort = () => reject(abortError());
  });
  try {
    if (signal.aborted) throw abortError();
    signal.addEventListener("abort", onAbort, { once: true });
    return await Promise.race([run({ abortSignal: signal }), aborted]);
  } catch (error) {
    throw toSourceError(signal.aborted ? abortError() : error, call);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

function abortError(): Error {
  return Object.assign(new Error("given up"), { name: "AbortError" });
}
