import type { Server } from "node:http";
import { answersAnyHost } from "./admit/allowed-host";
import { createGate, type GateOptions } from "./gate";

/** What only the launcher knows. */
export type LaunchOptions = Omit<GateOptions, "isConfigured" | "onError">;

/** What the launcher needs of the product. Next has bundled it, so the launcher cannot import it. */
export interface Product {
  /** The server to listen with. */
  createGate(options: LaunchOptions): Server;
  /** Whether a start with these rules must warn that any host name is answered. */
  answersAnyHost(rules: LaunchOptions["rules"]): boolean;
  /** Ends the pollers and releases the history. */
  close(): Promise<void>;
}

/** The launcher provides itself under this name of the global object (`bin/serve.mjs`). */
const LAUNCHER = Symbol.for("narrows.launcher");

/** What the launcher provides there. */
export interface Launcher {
  take(product: Product): void;
  /** The product could not be loaded. */
  fail(error: unknown): void;
}

/**
 * The launcher that started this process; undefined in a process that Next started itself, such as
 * a build.
 */
export function launcher(): Launcher | undefined {
  // Our own place on the global object.
  const holder = globalThis as typeof globalThis & { readonly [LAUNCHER]?: Launcher };
  return holder[LAUNCHER];
}

/** The product for the launcher, from what only the running product knows. */
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
