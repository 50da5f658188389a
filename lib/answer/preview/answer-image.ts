import "server-only";
import type { ReactNode } from "react";
import { log } from "@/lib/process/log";
import { drawPng } from "./draw-png";
import { ImageStore } from "./image-store";
import { plainTree } from "./plain-tree";
import { isTooBusy } from "../query/too-busy";

export interface DrawnImage {
  readonly image: ReactNode;
  /** The image will never change: the window is past and its data are settled. */
  readonly settled: boolean;
}

/** A live image is drawn again after this, ms. */
const LIVE_MS = 60_000;

/** So is a settled one, because a back-fill may still add data, ms. */
const SETTLED_MS = 3_600_000;

interface Drawn {
  readonly png: Uint8Array<ArrayBuffer>;
  readonly maxAgeSeconds: number;
}

/** Sixty kilobytes each; a burst of eight windows is drawn within a second or two. */
const ofWindows = new ImageStore<Drawn>({ most: 100, queue: 8 });

/**
 * The images of the overview, of each pipeline as it is now, and of unknown pipelines. Requests for
 * other windows cannot evict or delay them. Their number is bounded by the number of pipelines.
 */
const usual = new ImageStore<Drawn>({ most: 250, queue: 250 });

/**
 * Answers with an image, drawn at most once a minute for each key. Requests beyond what can be
 * drawn soon get a 503: link previews must not take time from pollers and viewers.
 */
export async function answerImage(
  { key, isUsual }: { readonly key: string; readonly isUsual: boolean },
  size: { readonly width: number; readonly height: number },
  make: () => Promise<DrawnImage>,
): Promise<Response> {
  try {
    const store = isUsual ? usual : ofWindows;
    const { png, maxAgeSeconds } = await store.image(key, async () => {
      const { image, settled } = await make();
      const keepMs = settled ? SETTLED_MS : LIVE_MS;
      const drawn = { png: await drawPng(plainTree(image), size), maxAgeSeconds: keepMs / 1_000 };
      return { picture: drawn, keepMs };
    });
    return new Response(png, {
      headers: { "content-type": "image/png", "cache-control": `max-age=${maxAgeSeconds}` },
    });
  } catch (error) {
    if (!isTooBusy(error)) log.error({ err: error }, "a preview could not be drawn");
    const headers = { "retry-after": "5", "cache-control": "no-store" };
    return new Response("The picture cannot be drawn now. Try again.\n", { status: 503, headers });
  }
}
