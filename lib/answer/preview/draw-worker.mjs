// Draws images in its own thread. Drawing is computation for a tenth of a second, in which no
// viewer would be answered and no upstream polled. Plain JavaScript, because the thread starts from
// this file and not from Next's bundle.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parentPort } from "node:worker_threads";
import { ImageResponse } from "next/og.js";

// The renderer would fetch a font from the network for a letter that it lacks. It gets none, and
// draws a box.
globalThis.fetch = () => Promise.reject(new Error("a picture is drawn without the network"));
// It reports each such letter with a stack: nobody can do anything about it.
// oxlint-disable-next-line no-console -- silenced, not used
console.error = () => {};

const require = createRequire(import.meta.url);
/** One family for each, because only the first file of a family is searched for a letter. */
const SUBSETS = ["latin", "latin-ext", "greek", "cyrillic"];
const WEIGHTS = /** @type {const} */ ([400, 600, 700]);

const fonts = SUBSETS.flatMap((subset) =>
  WEIGHTS.map((weight) => ({
    name: subset,
    weight,
    style: /** @type {const} */ ("normal"),
    data: readFileSync(
      require.resolve(`@fontsource/inter/files/inter-${subset}-${weight}-normal.woff`),
    ),
  })),
);

/**
 * @typedef {{ id: number, tree: { type: string, props: any }, size: { width: number, height: number } }} Order
 */
parentPort?.on("message", (/** @type {Order} */ order) => {
  const { id } = order;
  drawn(order).then(
    (png) => parentPort?.postMessage({ id, png }, [png]),
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    (error) => parentPort?.postMessage({ id, error: String(error) }),
  );
});

/**
 * @param {Order} order
 * @returns {Promise<ArrayBuffer>}
 */
async function drawn({ tree, size }) {
  const style = { ...tree.props.style, fontFamily: SUBSETS.join(", ") };
  const root = { ...tree, key: null, props: { ...tree.props, style } };
  const png = await new ImageResponse(root, { ...size, fonts }).arrayBuffer();
  if (png.byteLength === 0) throw new Error("nothing was drawn");
  return png;
}
