import { afterCalm } from "../situation/after-calm";
import { PUTS } from "../situation/load";
import type { Situation } from "../situation/situation";
import { settled } from "./facts";

const SILENT_MS = 3 * 60_000;

/** CloudWatch answers in full and without an error, but has no new datapoints. */
export const cloudWatchSilent: Situation = {
  name: "cloudwatch-silent",
  shards: 2,
  puts: PUTS,
  driver: { slots: 3 },
  story: afterCalm(({ orderGateway, stream, kcl }) => orderGateway({ silence: [stream, kcl] })),
  lacks: ({ series, window }) => {
    // Records are put all the time: a minute with 0 was not published either.
    const known = settled(series.putRecords, window.settledTo).filter(([, value]) => value);
    const [at = window.settledTo] = known.at(-1) ?? [];
    return window.settledTo - at > SILENT_MS ? undefined : "a minute was published just now";
  },
  truth: {
    bottleneck: "unknown",
    severity: "unknown",
    causes: ["no-data"],
    headline: /CloudWatch has published nothing for /,
    evidence: [],
    never: ["idle", "reading-nothing"],
  },
  heals: ({ orderGateway, stream, kcl }) => orderGateway({ endSilence: [stream, kcl] }),
};
