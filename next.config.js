import { fileURLToPath } from "node:url";

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  // Native code, loaded by Node itself.
  serverExternalPackages: ["libsql"],
  typescript: { tsconfigPath: "tsconfig.json" },
  turbopack: { root: fileURLToPath(new URL(".", import.meta.url)) },
};
