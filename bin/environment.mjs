import { existsSync } from "node:fs";
import { join } from "node:path";

/** The project's folder, whatever the working directory of the command. */
export const ROOT = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "..");

/** The process that started this command. It is read at once, because it may be gone later. */
export const PARENT = process.ppid;

/** Reads `.env.local` into the process; variables that are set already win. */
export async function loadEnvLocal() {
  const file = join(ROOT, ".env.local");
  if (!existsSync(file)) return;
  if (process.loadEnvFile) process.loadEnvFile(file);
  else {
    // Node before 20.12 cannot; Next's own reader can, once it is installed.
    const { loadEnvConfig } = await import("@next/env");
    loadEnvConfig(ROOT, false, { info: () => {}, error: console.error });
  }
}

/**
 * Ends the command with one message.
 * @param {string} message
 * @returns {never}
 */
export function die(message) {
  console.error(message);
  process.exit(1);
}
