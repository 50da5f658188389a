// `npm run conformity [-- --python]`: makes the product's own AWS calls to the demo's emulator and
// to reference servers, and compares the answers property by property. `--python` first installs
// moto and ministack, once, each in its own environment below .cache/.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./ensure.mjs";
import { die, ROOT } from "./environment.mjs";

/** The reference servers; ministack pins packages that moto needs in a newer version. */
const SERVERS = {
  moto: { program: "moto_server", packages: ["moto[server]==5.2.5"] },
  ministack: { program: "ministack", packages: ["ministack==1.5.33", "cbor2"] },
};

ensureInstalled("to test");
if (process.argv.includes("--python")) installPython();
const { status } = spawnSync(
  process.execPath,
  [join(ROOT, "node_modules/vitest/vitest.mjs"), "run", "e2e/conformity", "--reporter=verbose"],
  { cwd: ROOT, stdio: "inherit" },
);
process.exit(status ?? 1);

function installPython() {
  if (spawnSync("python3", ["--version"]).status !== 0) {
    die(
      "python3 is not here: install Python 3.10 or newer with its venv module, or leave out --python.",
    );
  }
  for (const [name, { program, packages }] of Object.entries(SERVERS)) {
    const home = join(ROOT, ".cache", "conformity", name);
    if (existsSync(join(home, "bin", program))) continue;
    console.log(`Installing ${name} into ${home} (once) …`);
    run("python3", ["-m", "venv", home]);
    run(join(home, "bin", "pip"), ["install", "--quiet", ...packages]);
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const { status: code } = spawnSync(command, args, { stdio: "inherit" });
  if (code !== 0) die(`${command} ${args.join(" ")} failed. See above.`);
}
