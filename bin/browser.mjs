import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { die, ROOT } from "./environment.mjs";

/** Where distributions install Chromium. */
const INSTALLED = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * Makes sure that there is a Chromium to test in: Playwright's own, else the system's, else one is
 * installed. The tests find it by CHROMIUM_PATH; empty means Playwright's own.
 */
export async function ensureChromium() {
  const { chromium } = await import("@playwright/test");
  if (existsSync(chromium.executablePath())) return;
  process.env.CHROMIUM_PATH ??= INSTALLED.find((path) => existsSync(path)) ?? install(chromium);
}

/** @param {{ executablePath(): string }} chromium */
function install(chromium) {
  console.log("Installing a Chromium (once) …");
  const quiet = /** @type {const} */ ({ stdio: "inherit", cwd: ROOT });
  spawnSync("npx", ["playwright", "install", "chromium"], quiet);
  if (existsSync(chromium.executablePath())) return "";
  spawnSync("apt-get", ["update", "-qq"], quiet);
  spawnSync("apt-get", ["install", "-y", "-qq", "chromium", "fonts-liberation"], quiet);
  return (
    INSTALLED.find((path) => existsSync(path)) ??
    die("No Chromium: install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.")
  );
}
