import { SourceError } from "../source";
import type { AwsCall } from "./aws-call";

/** A page and the token of the next one, when there is one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
  /** How many values the page holds, where an item holds several: datapoints, for example. */
  readonly holds?: number;
}

/** The most values that one read may hold in memory. No honest answer has as many. */
const MOST_HELD = 1_000_000;

/**
 * Reads all pages of a call. A token that comes back, or an endless list of pages, would otherwise
 * keep a poll asking (and AWS charging) for ever.
 * @throws SourceError too-large after `maxPages`, or when the pages hold more than MOST_HELD
 *   values; malformed when a token comes back.
 */
export async function readPages<T>(
  call: AwsCall,
  maxPages: number,
  readPage: (token: string | undefined) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const items: T[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  let held = 0;
  do {
    const page = await readPage(token);
    held += page.holds ?? page.items.length;
    if (held > MOST_HELD) throw unending(call, "too-large");
    // Not spread into a call: a page may have more items than a call takes arguments.
    for (const item of page.items) items.push(item);
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
    message: `The answer to ${call.call} in ${call.region} ${why} and was not read to its end: check AWS_ENDPOINT_URL if it is set, and any proxy between.`,
  });
}
