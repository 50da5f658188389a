import { fileURLToPath } from "node:url";

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  // Native code, loaded by Node itself.
  serverExternalPackages: ["libsql"],
  // Types are checked by `npm run typecheck`; checking them again here doubles a newcomer's wait.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: fileURLToPath(new URL(".", import.meta.url)) },
};
