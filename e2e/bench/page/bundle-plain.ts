import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { ROOT } from "@/bin/environment.mjs";

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

export interface PlainBundle {
  readonly script: string;
  readonly style: string;
}

/** The plain page as one minified script and one style sheet; it is in no build of the product. */
export async function bundlePlain(): Promise<PlainBundle> {
  const { outputFiles } = await build({
    entryPoints: [here("plain-page.tsx")],
    outdir: "out",
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    loader: { ".woff2": "empty" },
    alias: { "@": ROOT, "next/navigation": here("no-navigation.ts") },
    plugins: [plainCharts],
  });
  const of = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? "";
  return { script: of(".js"), style: of(".css") };
}

/** The only difference between the two pages. */
const plainCharts: Plugin = {
  name: "plain charts",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/chart-grid$/ }, () => ({ path: here("plain-grid.tsx") })),
};
