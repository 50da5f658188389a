import { PUTS } from "../situation/load";
import type { Situation } from "../situation/situation";

/** Another machine's address. */
const ELSEWHERE = "127.0.0.2";

/** A second copy under the same KCL name: it takes half of the leases, one by one. */
export const sharedName: Situation = {
  name: "shared-name",
  shards: 4,
  puts: PUTS,
  driver: { slots: 3 },
  // Its share when it is alone is only known from a healthy past.
  story: async (scene) => {
    await scene.start();
    await scene.minutesRead(6);
    scene.begins();
    await scene.another({ stream: scene.stream, host: ELSEWHERE });
  },
  lacks: ({ facts }) => {
    const owners = facts.leases?.rows.map(({ owner }) => owner ?? "") ?? [];
    const taken = owners.filter((owner) => owner.startsWith(`${ELSEWHERE}:`)).length;
    return taken === 2 ? undefined : `the other copy has ${taken} of 4 leases`;
  },
  truth: {
    bottleneck: "consumer",
    severity: "critical",
    causes: ["shared-leases"],
    headline: /\d+ % of what it took/,
    evidence: [],
    words: [/127\.0\.0\.2/],
    never: ["idle"],
  },
};

/** The same with another KCL name: each copy reads all of the stream, which is healthy. */
export const ownNameCopy: Situation = {
  name: "own-name-copy",
  shards: 2,
  puts: PUTS,
  driver: { slots: 3 },
  story: async (scene) => {
    await scene.start();
    await scene.minutesRead(1);
    const leases = { kcl: `${scene.kcl}-copy`, shards: 2 };
    await scene.another({ stream: scene.stream, host: ELSEWHERE, leases });
  },
  truth: {
    bottleneck: "none",
    causes: ["keeping-up"],
    headline: /^Keeping up: batches take /,
    evidence: [],
    calm: true,
  },
};
