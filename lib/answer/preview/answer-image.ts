import "server-only";
import type { ReactNode } from "react";
import { log } from "@/lib/process/log";
import { drawPng } from "./draw-png";
import { ImageStore } from "./image-store";
import { plainTree } from "./plain-tree";

export interface DrawnImage {
  readonly image: ReactNode;
  /** It will be the same for ever: the window is past and its data are settled. */
  readonly settled: boolean;
}

/** A live picture is drawn anew after this, ms. */
const LIVE_MS = 60_000;

/** A settled one too, because the past may still be filled from CloudWatch, ms. */
const SETTLED_MS = 3_600_000;

interface Drawn {
  readonly png: Uint8Array<ArrayBuffer>;
  readonly maxAgeSeconds: number;
}

/** Sixty kilobytes each; a burst of eight windows is drawn within a second or two. */
const ofWindows = new ImageStore<Drawn>({ most: 100, queue: 8 });

/**
 * The overview, each pipeline as it is now, and the one for all that are unknown: nobody's windows push
 * them out or make them wait. There are as many as pipelines.
 */
const usual = new ImageStore<Drawn>({ most: 250, queue: 250 });

/**
 * Answers with a picture, drawn at most once a minute for a key. What is asked for beyond what can be
 * drawn soon gets a 503: pictures of links must not take the time of pollers and viewers.
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
    if (!(error instanceof Error && error.name === "TooBusy"))
      log.error({ err: error }, "a preview could not be drawn");
    const headers = { "retry-after": "5", "cache-control": "no-store" };
    return new Response("The picture cannot be drawn now. Try again.\n", { status: 503, headers });
  }
}
