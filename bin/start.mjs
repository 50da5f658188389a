// `npm start`: sets up what is missing, builds what has changed, serves. Without a configured
// pipeline it serves the demo. Wrong settings stop it before anything else happens.
import { isConfigured, readConfig } from "../lib/config/read-config.mjs";
import { ensureBuilt, ensureInstalled } from "./ensure.mjs";
import { die, loadEnvLocal } from "./environment.mjs";

const dev = process.argv.includes("--dev");

// Node before 20.12 reads .env.local through Next, which must be installed first.
if (!process.loadEnvFile) ensureInstalled("to serve");
await loadEnvLocal();
const config = configuration();
ensureInstalled("to serve");
if (!dev) ensureBuilt();

const demo = isConfigured(process.env) ? undefined : await startDemo();
const { serve } = await import("./serve.mjs");
await serve({ ...config, dev, onClose: () => demo?.stop(), onClosed: () => demo?.release() });
if (demo) console.log("No pipeline is configured: this is the demo (see .env.example).");

function configuration() {
  try {
    return readConfig(process.env);
  } catch (error) {
    return die(error instanceof Error ? error.message : String(error));
  }
}

async function startDemo() {
  const { startDemo: start } = await import("./embedded-demo.mjs");
  return start(config.dataDir);
}
