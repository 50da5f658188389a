import { DEFAULT_PUBLICATION_DELAY_MS } from "@/lib/domain/metric-period";
import { emptyWindow, type PipelineWindow } from "@/lib/domain/window";
import type { Played } from "../model/play";
import { batchesOf } from "./batches";
import { counters, submissions, work } from "./counters";
import { applications, receivers, settings, slots } from "./driver-facts";
import { leaseScans } from "./leases";
import { LOOK_BACK_S, minutesOf } from "./minutes";
import { withOwnLag } from "./own-lag";
import { sourceStates } from "./sources";
import { streamFacts } from "./stream";

/**
 * Everything that a dashboard would know at the moment, whether it has run for hours or was just
 * started.
 */
export function windowOf(played: Played): PipelineWindow {
  const { world } = played;
  const at = world.at * 1000;
  const window = emptyWindow(at - LOOK_BACK_S * 1000, at, DEFAULT_PUBLICATION_DELAY_MS);
  const { periods, shardLags } = withOwnLag(played, minutesOf(played));
  return {
    ...window,
    periods,
    batches: batchesOf(played),
    facts: {
      ...window.facts,
      ...streamFacts(world),
      ...sourceStates(played),
      shardLags,
      application: applications(played),
      counters: counters(played),
      receivers: receivers(played),
      slots: slots(played),
      settings: settings(played),
      work: work(played),
      metrics: submissions(played),
      leases: leaseScans(played),
    },
  };
}
