import { MINUTE_MS } from "@/lib/domain/minute";
import { AGREEMENTS } from "./all";
import type { Moment } from "./moment";

/** An agreement that does not hold in a minute of a pipeline. */
export interface Broken {
  readonly agreement: string;
  readonly pipeline: string;
  /** Minutes before the end of what is known, or after the trouble began. */
  readonly minute: number;
  readonly text: string;
}

/** All that disagrees in the minutes of one pipeline. */
export function brokenIn(
  pipeline: string,
  moments: Iterable<Moment>,
  zero: number,
): readonly Broken[] {
  const found: Broken[] = [];
  for (const moment of moments) {
    const minute = Math.round((moment.verdict.at - zero) / MINUTE_MS);
    for (const { name, broken } of AGREEMENTS) {
      const text = broken(moment);
      if (text !== undefined) found.push({ agreement: name, pipeline, minute, text });
    }
  }
  return found;
}
