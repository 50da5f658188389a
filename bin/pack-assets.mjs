// Packs the built scripts and styles once, as small as possible, instead of for each visitor.
import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { gzipAsync } from "@gfx/zopfli";
import { ROOT } from "./environment.mjs";

/** Zopfli's iterations: more of them take proportionally longer and save only a few bytes. */
const ROUNDS = 5;

const STATIC = join(ROOT, ".next", "static");

const files = readdirSync(STATIC, { recursive: true, encoding: "utf8" }).filter((file) =>
  /\.(js|css)$/.test(file),
);
const brotlied = promisify(brotliCompress);

await Promise.all(
  files.map(async (file) => {
    const path = join(STATIC, file);
    const content = await readFile(path);
    const size = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    await writeFile(`${path}.br`, await brotlied(content, { params: size }));
    await writeFile(`${path}.gz`, await gzipAsync(content, { numiterations: ROUNDS }));
  }),
);
