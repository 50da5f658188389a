import { readdirSync } from "node:fs";
import { cruise } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { expect, it } from "vitest";
import config from "../.dependency-cruiser.cjs";

const ROOTS = ["app", "components", "lib", "e2e"];

it("lets each room import only what the table allows", async () => {
  const { output } = await cruise(
    [...ROOTS, "instrumentation.ts", "proxy.ts"],
    { ...config.options, ruleSet: { forbidden: config.forbidden ?? [] }, validate: true },
    undefined,
    { tsConfig: extractTSConfig("tsconfig.json") },
  );
  const { modules, summary } = output as Exclude<typeof output, string>;
  expect(summary.violations.map((v) => `${v.rule.name}: ${v.from} -> ${v.to}`)).toEqual([]);

  // A cruiser that cannot parse TypeScript finds no files and no faults, and exits 0.
  const seen = new Set(modules.map((module) => module.source));
  expect(sources().filter((file) => !seen.has(file))).toEqual([]);
}, 120_000);

/** Every TypeScript file of every room, as the cruiser spells it. */
function sources(): string[] {
  return ROOTS.flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${root}/${file}`),
  );
}
