import * as advice from "./advice";
import * as backlog from "./backlog";
import * as calm from "./calm";
import * as clearing from "./clearing";
import * as drawn from "./drawn";
import * as evidence from "./evidence";
import * as headline from "./headline";
import type { Agreement } from "./moment";
import * as recovering from "./recovering";
import * as since from "./since";
import {
  conditionsEndWithTheBacklog,
  forecastsLieAhead,
  noForecastWhileItGrows,
  noForecastWhileNothingEnds,
  noForecastWhileSilent,
  oneForecast,
} from "./forecast";

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
  ...Object.values(advice),
  ...Object.values(since),
  ...Object.values(evidence),
];
