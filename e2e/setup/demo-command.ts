import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Product } from "./product";

const DEMO = fileURLToPath(new URL("../../bin/demo.mjs", import.meta.url));

/** Runs `npm run demo -- …` as a person does beside a product with the demo; returns its output. */
export function demoCommand({ dataDir }: Product, ...args: string[]): string {
  const { stdout } = spawnSync(process.execPath, [DEMO, ...args], {
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "", DATA_DIR: dataDir },
  });
  return stdout;
}
