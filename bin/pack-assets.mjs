// Packs the built scripts and styles once, as small as they get, instead of for each visitor.
import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { ROOT } from "./environment.mjs";

const STATIC = join(ROOT, ".next", "static");

const files = readdirSync(STATIC, { recursive: true, encoding: "utf8" }).filter((file) =>
  /\.(js|css)$/.test(file),
);
const gzipped = promisify(gzip);
const brotlied = promisify(brotliCompress);

await Promise.all(
  files.map(async (file) => {
    const path = join(STATIC, file);
    const content = await readFile(path);
    const size = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    await writeFile(`${path}.br`, await brotlied(content, { params: size }));
    // Memory level 7: codes are chosen anew more often, which suits code of many libraries.
    await writeFile(`${path}.gz`, await gzipped(content, { level: 9, memLevel: 7 }));
  }),
);
