import { afterCalm } from "../situation/after-calm";
import { PUTS } from "../situation/load";
import type { Situation } from "../situation/situation";
import { Producer } from "../streams/producer";
import { createStream } from "../streams/stream";
import { nobodyReads } from "./facts";

const OTHER = "invoices";

/** Our driver has ended, and an application that reads another stream now has its UI port. */
export const anotherOnThePort: Situation = {
  name: "another-on-the-port",
  shards: 2,
  puts: PUTS,
  driver: { slots: 3 },
  story: afterCalm(async (scene) => {
    const { driver, kinesisUrl, atEnd } = scene;
    await createStream(kinesisUrl, OTHER, 1);
    const producer = new Producer(kinesisUrl, OTHER, PUTS);
    atEnd(() => producer.stop());
    await driver.end();
    const leases = { kcl: `${OTHER}-app`, shards: 1 };
    await scene.another({ stream: OTHER, app: OTHER, leases, onSamePort: true });
  }),
  lacks: (answer) => {
    const name = answer.pipeline.application?.name;
    return name === OTHER ? nobodyReads(answer) : `the application is ${name ?? "unknown"}`;
  },
  truth: {
    bottleneck: "consumer",
    severity: "critical",
    causes: ["reading-nothing", "down"],
    headline: /./,
    evidence: [],
    words: [/now runs another application/],
    never: ["keeping-up", "idle"],
  },
};
