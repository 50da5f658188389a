import { MINUTE_MS } from "@/lib/domain/minute";
import { AGREEMENTS } from "./all";
import type { Walked } from "./walked";

/** An agreement that does not hold in a minute of a pipeline. */
export interface Broken {
  readonly agreement: string;
  readonly pipeline: string;
  /** Minutes before the end of what is known, or after the trouble began. */
  readonly minute: number;
  readonly text: string;
}

/** All that disagrees in the minutes of one pipeline. */
export function brokenIn({ name: pipeline, moments, zero }: Walked): readonly Broken[] {
  return moments.flatMap((moment) => {
    const minute = Math.round((moment.verdict.at - zero) / MINUTE_MS);
    return AGREEMENTS.flatMap(({ name: agreement, broken }): Broken[] => {
      const text = broken(moment);
      return text === undefined ? [] : [{ agreement, pipeline, minute, text }];
    });
  });
}
