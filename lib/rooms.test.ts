import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { cruise, type IModule } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { beforeAll, expect, it } from "vitest";
import config from "../.dependency-cruiser.cjs";

const ROOTS = ["app", "bin", "components", "lib", "e2e"];

let modules: readonly IModule[];
let violations: readonly string[];

beforeAll(async () => {
  const { output } = await cruise(
    [...ROOTS, "instrumentation.ts"],
    { ...config.options, ruleSet: { forbidden: config.forbidden ?? [] }, validate: true },
    undefined,
    { tsConfig: extractTSConfig("tsconfig.json") },
  );
  const result = output as Exclude<typeof output, string>; // a text only where a reporter is named
  modules = result.modules;
  violations = result.summary.violations.map((v) => `${v.rule.name}: ${v.from} -> ${v.to}`);
}, 120_000);

it("lets each room import only what the table allows", () => {
  expect(violations).toEqual([]);
});

it("sees every file: a cruiser that cannot parse TypeScript finds no faults", () => {
  const seen = new Set(modules.map((module) => module.source));
  expect(sources().filter((file) => !seen.has(file))).toEqual([]);
});

/**
 * Folders whose own files and whose folders need each other. The table has their parts apart; these
 * files are to get folders of their own, and none may be added here.
 */
const CIRCLES = ["lib/diagnosis"];

it("no folders need each other, but for those that are listed", () => {
  expect(circles(foldersNeeded()).map(commonFolder).toSorted()).toEqual(CIRCLES);
});

/** Every file of code of every room, as the cruiser spells it. */
function sources(): readonly string[] {
  return ROOTS.flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(tsx?|[cm]?js)$/.test(file))
      .map((file) => `${root}/${file}`),
  );
}

/** For each folder the others that its files import, tests aside. */
function foldersNeeded(): ReadonlyMap<string, ReadonlySet<string>> {
  const needed = new Map<string, Set<string>>();
  for (const { source, dependencies } of modules) {
    if (/\.(test|spec)\.|node_modules/.test(source)) continue;
    const from = dirname(source);
    const ours = dependencies.map(({ resolved }) => resolved).filter((file) => isOurs(file));
    needed.set(from, new Set([...(needed.get(from) ?? []), ...ours.map((file) => dirname(file))]));
  }
  return needed;
}

const isOurs = (file: string): boolean => ROOTS.some((root) => file.startsWith(`${root}/`));

/** The sets of folders each of which reaches all others of its set. */
function circles(needed: ReadonlyMap<string, ReadonlySet<string>>): readonly string[][] {
  const reached = new Map([...needed.keys()].map((folder) => [folder, reach(folder, needed)]));
  const isTogether = (one: string, other: string) =>
    reached.get(one)?.has(other) === true && reached.get(other)?.has(one) === true;
  const folders = [...needed.keys()].toSorted();
  return folders
    .map((folder) => folders.filter((other) => other === folder || isTogether(folder, other)))
    .filter((circle, i) => circle.length > 1 && circle[0] === folders[i]);
}

function reach(from: string, needed: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const found = new Set<string>();
  const open = [from];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const next of needed.get(folder) ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      open.push(next);
    }
  }
  return found;
}

/** The folder that all of these are in. */
function commonFolder(folders: readonly string[]): string {
  const [first = [], ...others] = folders.map((folder) => folder.split("/"));
  const differs = first.findIndex((name, i) => others.some((other) => other[i] !== name));
  return first.slice(0, differs === -1 ? undefined : differs).join("/");
}
