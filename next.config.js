import { fileURLToPath } from "node:url";

/** Larger than any of our chunks, bytes before they are minified. */
const ANY_CHUNK = 10_000_000;

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  // The optimizer would fetch, keep and publish whatever is requested; we have no images to
  // optimize.
  images: { unoptimized: true },
  // Native code, loaded by Node itself.
  serverExternalPackages: ["libsql"],
  // Types are checked by `npm run typecheck`; checking them again here doubles a newcomer's wait.
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    root: fileURLToPath(new URL(".", import.meta.url)),
    resolveAlias: {
      // SWR and recharts still bring a shim for React 17; React has it built in now.
      "use-sync-external-store/shim": "react",
      "use-sync-external-store/shim/with-selector": "use-sync-external-store/with-selector",
    },
  },
  experimental: {
    turbopackCjsTreeShaking: true,
    turbopackCrossModuleConstants: true,
    // What a page loads at one time is one file: fewer requests, and it compresses better.
    turbopackChunking: { minChunkSize: ANY_CHUNK, maxMergeChunkSize: ANY_CHUNK },
  },
};
