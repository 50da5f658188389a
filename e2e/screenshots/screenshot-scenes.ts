import { setTimeout as pause } from "node:timers/promises";
import type { PipelineDefinition } from "@/lib/demo/simulation/scenario";
import { DEFAULT_PIPELINES } from "@/lib/demo/default-pipelines";
import { type RunningDemo, startDemo } from "@/lib/demo/start-demo";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { isPhysical, isTrouble, type Trouble, TROUBLE_NAMES } from "@/lib/demo/simulation/troubles";
import { Product } from "../setup/product";

export type SceneName = "demo" | "broken" | "silent" | "many" | "troubles";

/** Demos and the products that watch them, each started for the first screenshot that needs it. */
export interface Scenes {
  product(name: SceneName): Promise<Product>;
  close(): Promise<void>;
}

/** Every trouble on a pipeline of its own, in a region of its own: AWS refuses by region. */
export const TROUBLED: readonly (PipelineDefinition & { readonly id: Trouble })[] =
  TROUBLE_NAMES.filter(isTrouble).map((trouble, i) => ({
    id: trouble,
    region: `${["eu", "us", "ap"][i % 3]}-west-${1 + Math.floor(i / 3)}`,
    troubles: isPhysical(trouble) ? [{ trouble, sinceMs: 25 * MINUTE_MS }] : [],
  }));

const troubled: Record<number, PipelineDefinition["troubles"]> = {
  17: [{ trouble: "slow", sinceMs: 12 * MINUTE_MS }],
  58: [{ trouble: "write-limit", sinceMs: 15 * MINUTE_MS }],
  91: [{ trouble: "down", sinceMs: 6 * MINUTE_MS }],
  140: [{ trouble: "slow", sinceMs: 8 * MINUTE_MS }],
};

/** The pipelines of each scene, with `pastMs`. */
const PLAYS: Readonly<Record<SceneName, readonly [readonly PipelineDefinition[], number]>> = {
  demo: [DEFAULT_PIPELINES, 180 * MINUTE_MS],
  broken: [
    [
      {
        ...DEFAULT_PIPELINES[0],
        id: "orders",
        troubles: [{ trouble: "spark-html", sinceMs: 9 * MINUTE_MS }],
      },
      { id: "quiet", name: "Night jobs", recordsPerSecond: 0 },
    ],
    120 * MINUTE_MS,
  ],
  silent: [
    [
      {
        id: "orders",
        name: "Orders",
        troubles: [
          { trouble: "cloudwatch-hangs", sinceMs: 0 },
          { trouble: "spark-hangs", sinceMs: 0 },
          { trouble: "kinesis-denied", sinceMs: 0 },
        ],
      },
    ],
    10 * MINUTE_MS,
  ],
  many: [
    Array.from({ length: 200 }, (_, i) => ({
      id: `p${i}`,
      name: `pipeline-${String(i).padStart(3, "0")}`,
      shards: 2 + (i % 5),
      ...(troubled[i] && { troubles: troubled[i] }),
    })),
    30 * MINUTE_MS,
  ],
  troubles: [TROUBLED, 180 * MINUTE_MS],
};

/** A source falls silent only after it has been seen. */
const SEEN_AFTER_MS = 20_000;

export async function openScenes(): Promise<Scenes> {
  const products = new Map<SceneName, Promise<Product>>();
  const demos: RunningDemo[] = [];
  return {
    product(name) {
      const known = products.get(name) ?? open(name, demos);
      products.set(name, known);
      return known;
    },
    async close() {
      for (const product of products.values()) await (await product).dispose();
      for (const demo of demos) await demo.close();
    },
  };
}

async function open(name: SceneName, demos: RunningDemo[]): Promise<Product> {
  const [pipelines, pastMs] = PLAYS[name];
  const demo = await startDemo({ pipelines, pastMs });
  demos.push(demo);
  const product = await new Product({
    pipelines: demo.pipelines,
    awsUrl: demo.url,
    // Its figures are simulated, and the pages say so.
    env: { NARROWS_DEMO: "1" },
  }).listens();
  // A silent one never becomes ready, which its screenshot shows.
  if (name === "silent") return product;
  await product.isReady();
  if (name === "troubles") {
    await pause(SEEN_AFTER_MS);
    for (const { id } of TROUBLED) await demo.setTrouble(id, id, true);
  }
  return product;
}
