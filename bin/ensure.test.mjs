import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";

const BIN = dirname(fileURLToPath(import.meta.url));

/** Values that must not reach the installation, under whatever name. */
const SECRETS = {
  AWS_ACCESS_KEY_ID: "planted-1",
  AWS_SECRET_ACCESS_KEY: "planted-2",
  AWS_SESSION_TOKEN: "planted-3",
  SPARK_UI_URL: "http://planted-4",
  DB_PASSWORD: "planted-5",
  GITHUB_TOKEN: "planted-6",
  SOMETHING: "planted-7",
};

/** A project with only our launcher's files, whose npm records how it was called. */
function project() {
  const root = mkdtempSync(join(tmpdir(), "narrows-ensure-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of ["bin", "node_modules", "stand-in"]) mkdirSync(join(root, folder));
  for (const file of ["ensure.mjs", "environment.mjs", "install-environment.mjs"])
    copyFileSync(join(BIN, file), join(root, "bin", file));
  writeFileSync(join(root, "package-lock.json"), "{}");
  const npm = join(root, "stand-in", "npm");
  writeFileSync(npm, `#!/bin/sh\n{ echo "$@"; env; } >> "${root}/called"\n`);
  chmodSync(npm, 0o755);
  return {
    root,
    /** @param {"to serve" | "to test"} purpose */
    ensure(purpose) {
      rmSync(join(root, "called"), { force: true });
      const call = `import { ensureInstalled } from "${root}/bin/ensure.mjs"; ensureInstalled("${purpose}");`;
      spawnSync(process.execPath, ["--input-type=module", "-e", call], {
        env: {
          NODE_ENV: "production",
          ...SECRETS,
          PATH: `${join(root, "stand-in")}:${process.env.PATH}`,
          HOME: root,
          HTTPS_PROXY: "http://proxy:3128",
          npm_config_registry: "http://registry",
        },
      });
      try {
        return readFileSync(join(root, "called"), "utf8");
      } catch {
        return undefined;
      }
    },
  };
}

it("an installation gets what reaches the registry, and no secret", () => {
  const called = project().ensure("to serve");
  for (const known of ["PATH=", "HOME=", "HTTPS_PROXY=http://proxy:3128", "npm_config_registry="])
    expect(called).toContain(known);
  expect(called).not.toContain("planted");
});

it("no package runs a script", () => {
  expect(project().ensure("to test")).toMatch(/^install .*--ignore-scripts/);
});

it("what only tests need is installed for tests only, and then stays", () => {
  const { root, ensure } = project();
  expect(ensure("to serve")).toContain(" --omit=dev ");
  expect(ensure("to serve")).toBeUndefined();
  expect(ensure("to test")).toContain(" --include=dev ");
  expect(ensure("to test")).toBeUndefined();
  expect(ensure("to serve")).toBeUndefined();
  writeFileSync(join(root, "package-lock.json"), "{ }");
  expect(ensure("to serve")).toContain(" --include=dev ");
});

it("test tools that somebody installed by hand are not taken away", () => {
  const { root, ensure } = project();
  mkdirSync(join(root, "node_modules", "vitest"));
  expect(ensure("to serve")).toContain(" --include=dev ");
});

/**
 * Packages with an install script. No script is run: each package brings its native code built, or
 * loads one that does. Check a new package before adding it to this list.
 */
const WITH_SCRIPTS = ["classic-level", "esbuild", "leveldown"];

it("no package is installed whose script nobody has checked", () => {
  /** @type {{ packages: Record<string, { hasInstallScript?: boolean }> }} */
  const { packages } = JSON.parse(readFileSync(join(BIN, "..", "package-lock.json"), "utf8"));
  const names = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace("node_modules/", ""));
  expect(names).toEqual(WITH_SCRIPTS);
});
