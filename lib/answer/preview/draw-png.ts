import "server-only";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { log } from "@/lib/process/log";
import type { PlainElement } from "./plain-tree";

type Size = { readonly width: number; readonly height: number };
type Answer = { readonly id: number; readonly png?: ArrayBuffer; readonly error?: string };

/** A drawing takes a tenth of a second; one that takes this long has hung, ms. */
const PATIENCE_MS = 10_000;

/** The thread and its fonts take fifty megabytes: they are kept this long after the last image, ms. */
const IDLE_MS = 60_000;

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, (answer: Answer) => void>;
}

let thread: Thread | undefined;
let idle: NodeJS.Timeout | undefined;
let orders = 0;

/** Draws an image in another thread. Rejects when it cannot be drawn; a hung thread is ended. */
export async function drawPng(tree: PlainElement, size: Size): Promise<Uint8Array<ArrayBuffer>> {
  clearTimeout(idle);
  const mine = (thread ??= startThread());
  const { worker, waiting } = mine;
  const id = ++orders;
  const answer = await new Promise<Answer>((resolve) => {
    const patience = setTimeout(() => {
      end(mine);
      resolve({ id, error: `not drawn within ${PATIENCE_MS} ms` });
    }, PATIENCE_MS);
    waiting.set(id, (given) => {
      clearTimeout(patience);
      resolve(given);
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage({ id, tree, size });
  });
  waiting.delete(id);
  if (waiting.size === 0) idle = setTimeout(() => end(mine), IDLE_MS).unref();
  if (!answer.png) throw new Error(`the picture could not be drawn: ${answer.error}`);
  return new Uint8Array(answer.png);
}

/** Later requests get another thread: this one may take a while to end. */
function end(ending: Thread): void {
  if (thread === ending) thread = undefined;
  ending.worker
    .terminate()
    .catch((error: unknown) => log.error({ err: error }, "a drawing thread could not be ended"));
}

function startThread(): Thread {
  const waiting: Thread["waiting"] = new Map();
  const worker = new Worker(workerFile());
  worker.unref();
  worker.on("message", (answer: Answer) => waiting.get(answer.id)?.(answer));
  worker.on("error", (error) => refuseAll(waiting, String(error)));
  worker.on("exit", () => {
    if (thread?.worker === worker) thread = undefined;
    refuseAll(waiting, "its thread has ended");
  });
  return { worker, waiting };
}

function refuseAll(waiting: Thread["waiting"], error: string): void {
  for (const [id, answer] of waiting) answer({ id, error });
}

/** The launcher passes the project's folder: code bundled by Next does not know it. */
function workerFile(): string {
  const root = process.env.NARROWS_ROOT ?? process.cwd();
  return join(/* turbopackIgnore: true */ root, "lib", "answer", "preview", "draw-worker.mjs");
}
