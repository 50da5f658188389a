import { SourceError } from "../source";
import type { AwsCall } from "./aws-call";

/** A page and the token of the next one, when there is one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
}

/**
 * Reads all pages of a call. A token that comes back, or more pages than any honest answer has,
 * would otherwise keep a poll asking (and AWS charging) for ever.
 * @throws SourceError too-large after `maxPages`; malformed when a token comes back.
 */
export async function readPages<T>(
  call: AwsCall,
  maxPages: number,
  readPage: (token: string | undefined) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const items: T[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const page = await readPage(token);
    items.push(...page.items);
    token = page.next === "" ? undefined : page.next;
    if (token !== undefined && seen.has(token)) throw unending(call, "malformed");
    if (token !== undefined && seen.size + 1 >= maxPages) throw unending(call, "too-large");
    if (token !== undefined) seen.add(token);
  } while (token !== undefined);
  return items;
}

function unending(call: AwsCall, fault: "malformed" | "too-large"): SourceError {
  const why = fault === "malformed" ? "repeats its pages" : "has more pages than can be right";
  return new SourceError({
    source: call.source,
    call: call.call,
    fault,
    message: `The answer to ${call.call} in ${call.region} ${why}: it was not read to its end.`,
  });
}
