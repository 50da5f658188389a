import type { Server } from "node:http";
import { answersAnyHost } from "./admit/allowed-host";
import { createGate, type GateOptions } from "./gate";

/** What only the launcher knows. */
export type LaunchOptions = Omit<GateOptions, "isConfigured" | "onError">;

/** What the launcher needs of the product that Next has bundled: it cannot import it. */
export interface Product {
  /** The server to listen with. */
  createGate(options: LaunchOptions): Server;
  /** Whether a start with these rules is to warn that any host name is answered. */
  answersAnyHost(rules: LaunchOptions["rules"]): boolean;
  /** Ends the pollers and releases the history. */
  close(): Promise<void>;
}

/** The launcher waits for the product under this name of the global object (`bin/serve.mjs`). */
const LAUNCHER = Symbol.for("narrows.launcher");

/** What the launcher leaves there. */
export interface Launcher {
  take(product: Product): void;
  /** The product could not be loaded. */
  fail(error: unknown): void;
}

/** The launcher that started this process; undefined in a process of Next's own, as while it builds. */
export function launcher(): Launcher | undefined {
  // A place of our own on the global object.
  const holder = globalThis as typeof globalThis & { readonly [LAUNCHER]?: Launcher };
  return holder[LAUNCHER];
}

/** What the launcher gets, made of what only the running product knows. */
export function productOf(
  parts: Pick<GateOptions, "isConfigured" | "onError"> & Pick<Product, "close">,
): Product {
  const { isConfigured, onError, close } = parts;
  return {
    createGate: (launch) => createGate({ ...launch, isConfigured, onError }),
    answersAnyHost,
    close,
  };
}
