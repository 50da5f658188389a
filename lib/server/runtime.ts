import "server-only";
import { mkdirSync } from "node:fs";
import type { AnswerContext } from "@/lib/answer/query/answer-context";
import { FairQueue } from "@/lib/answer/query/fair-queue";
import { type Config, readConfig } from "@/lib/config/read-config.mjs";
import { openHistory } from "@/lib/history/factory/open-history";
import { observe } from "@/lib/observe/observe";
import { log } from "@/lib/process/log";
import { watchDescriptors } from "./descriptor-watch";

/** The one running history with its observers, and what answers are made from. */
export interface Runtime extends AnswerContext {
  close(): Promise<void>;
}

const HOLDER = Symbol.for("narrows.runtime");

interface Holder {
  [HOLDER]?: { readonly started: Promise<Runtime> };
}

/**
 * The runtime of this process, started by the first call. It is kept on globalThis because Next
 * loads this module once for instrumentation.ts and again for the routes: a module-level variable
 * would leave the pollers filling one history and the API reading another.
 */
export function runtime(): Promise<Runtime> {
  const holder = globalThis as typeof globalThis & Holder; // our own place on the global object
  holder[HOLDER] ??= { started: start(readConfig(process.env)) };
  return holder[HOLDER].started;
}

async function start(config: Config): Promise<Runtime> {
  mkdirSync(config.dataDir, { recursive: true });
  const history = await openHistory({ kind: config.history, directory: config.dataDir });
  const { pipelines: configured, publicationDelayMs, historyDays } = config;
  const observers = await observe({
    pipelines: configured,
    history,
    publicationDelayMs,
    historyDays,
  });
  const descriptors = watchDescriptors({ onTrouble: (sentence) => log.error(sentence) });
  const { pipelines } = observers;
  log.info({ pipelines: pipelines.size, demo: config.demo, dataDir: config.dataDir }, "watching");
  return {
    config,
    history,
    pipelines,
    // The history's current trouble is shown among the sources.
    trouble: () => descriptors.trouble() ?? history.notice(),
    queue: new FairQueue({ people: 100, scripts: 40, patienceMs: 10_000 }),
    async close() {
      descriptors.stop();
      await observers.close();
      await history.close();
    },
  };
}
