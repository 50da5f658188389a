import * as advice from "./advice";
import * as backlog from "./backlog";
import * as calm from "./calm";
import * as clearing from "./clearing";
import * as currency from "./currency";
import * as drawn from "./drawn";
import * as evidence from "./evidence";
import * as headline from "./headline";
import * as recovering from "./recovering";
import * as since from "./since";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { Walked } from "./walked";
import type { Agreement } from "./moment";
import {
  conditionsEndWithTheBacklog,
  forecastsLieAhead,
  noForecastWhileItGrows,
  noForecastWhileNothingEnds,
  noForecastWhileSilent,
  oneForecast,
} from "./forecast";

/** An agreement that is broken in a minute of a pipeline. */
export interface Broken {
  readonly agreement: string;
  readonly pipeline: string;
  /** Minutes before the end of the data, or after the trouble began. */
  readonly minute: number;
  readonly text: string;
}

/** All broken agreements in the minutes of one pipeline. */
export function brokenIn({ name: pipeline, moments, zero }: Walked): readonly Broken[] {
  return moments.flatMap((moment) => {
    const minute = Math.round((moment.verdict.at - zero) / MINUTE_MS);
    return AGREEMENTS.flatMap(({ name: agreement, broken }): Broken[] => {
      const text = broken(moment);
      return text === undefined ? [] : [{ agreement, pipeline, minute, text }];
    });
  });
}

/** Every agreement, in the order of `docs/diagnosis.md`. */
export const AGREEMENTS: readonly Agreement[] = [
  ...Object.values(calm),
  ...Object.values(backlog),
  noForecastWhileNothingEnds,
  noForecastWhileSilent,
  noForecastWhileItGrows,
  oneForecast,
  conditionsEndWithTheBacklog,
  forecastsLieAhead,
  ...Object.values(recovering),
  ...Object.values(clearing),
  ...Object.values(headline),
  ...Object.values(drawn),
  ...Object.values(currency),
  ...Object.values(advice),
  ...Object.values(since),
  ...Object.values(evidence),
];
