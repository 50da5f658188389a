import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const HERE = dirname(fileURLToPath(import.meta.url));

/**
 * The style sheets of a component file and of everything that it imports, relative to this folder.
 */
function stylesOf(file: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const source = readFileSync(file, "utf8");
  // Types bring no styles, and dynamic imports bring their own.
  const imports = source.matchAll(/^(?:import|export) (?!type )(?:[^;]*? from )?"(\.[^"]+)";/gms);
  return [...imports].flatMap(([, path = ""]) => {
    const target = join(dirname(file), path);
    return path.endsWith(".css") ? [relative(HERE, target)] : stylesOf(existing(target), seen);
  });
}

function existing(target: string): string {
  const found = [".tsx", ".ts"].map((ending) => target + ending).find(isFile);
  if (!found) throw new Error(`no such file: ${target}`);
  return found;
}

function isFile(path: string): boolean {
  try {
    return readFileSync(path).length > 0;
  } catch {
    return false;
  }
}

it("names every style sheet of the deferred parts, so that the first HTML has its styles", () => {
  const late = ["deferred-parts.ts", "../keys/page-keys.tsx"].flatMap((file) =>
    stylesOf(join(HERE, file)),
  );
  const named = stylesOf(join(HERE, "deferred-styles.ts"));
  expect(late.length).toBeGreaterThan(15);
  expect([...new Set(late)].filter((sheet) => !named.includes(sheet))).toEqual([]);
});
