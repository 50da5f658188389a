import { afterCalm } from "../situation/after-calm";
import type { ReadRefusal } from "../gateway/kinesis/read-refusal";
import { PUTS } from "../situation/load";
import type { Situation } from "../situation/situation";
import { nobodyReads } from "./facts";

/** GetRecords is called as always, and every call is refused. */
const refused = (name: string, code: ReadRefusal): Situation => ({
  name,
  shards: 2,
  puts: PUTS,
  driver: { slots: 3 },
  story: afterCalm(({ orderGateway, stream }) => orderGateway({ refuseReads: stream, code })),
  lacks: nobodyReads,
  truth: {
    bottleneck: "consumer",
    severity: "critical",
    causes: ["reading-nothing"],
    headline: /./,
    evidence: [],
    words: [/GetRecords is called, and every call fails/],
    never: ["keeping-up", "idle"],
  },
  heals: ({ orderGateway, stream }) => orderGateway({ refuseReads: stream, code: null }),
});

/** The permission to use the stream's key was removed. */
export const readsRefused = refused("reads-refused", "KMSAccessDeniedException");

/** The permission of the application's role to read was removed. */
export const readsDenied: Situation = {
  ...refused("reads-denied", "AccessDeniedException"),
  extra: true,
};
