import type { EventEmitter } from "node:events";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { join } from "node:path";
import { VERSION_HEADER } from "@/lib/contract/urls";
import type { Rules } from "./admit/admit";
import { connectionsFor, descriptorLimit } from "./connections/descriptors";
import { createGateServer, DEFAULT_LIMITS } from "./gate-server";
import { kioskAddress } from "./answer/kiosk-address";
import { type IsConfigured, rewriteMissing } from "./answer/missing-page";
import { restoreEncoding } from "./answer/packed-answer";
import { sendPacked } from "./answer/packed-asset";
import { setPagePolicy } from "./answer/page-policy";
import { PageQueue } from "./connections/page-queue";
import { type Kind, looksLikePage } from "./admit/routes";

export interface GateOptions {
  readonly rules: Rules;
  /** The project's folder, with the build below it. */
  readonly root: string;
  /** Which build is served: pages that nobody reloads by hand see from it that their code is old. */
  readonly version: string;
  /** Next's request handler for a custom server. */
  readonly next: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Takes upgraded connections for Next; only the development server has any. */
  readonly upgrades?: EventEmitter | undefined;
  readonly isConfigured: IsConfigured;
  /** Called with the reason why a request could not be answered. */
  readonly onError: (error: unknown) => void;
}

/**
 * The one gate that every request passes. It admits or refuses the request, sets the headers,
 * rewrites the address to the page that answers it, and passes it to Next. The server does not
 * listen yet.
 */
export function createGate(options: GateOptions): Server {
  const { rules, root, version, upgrades } = options;
  const pages = new PageQueue();
  return createGateServer({
    rules,
    headers: { [VERSION_HEADER]: version },
    limits: { ...DEFAULT_LIMITS, connections: connectionsFor(descriptorLimit()) },
    upgrades,
    answer: (request, response, kind) => {
      const isPage = servesPage(request.url ?? "", kind, rules.dev);
      if (isPage) setPagePolicy(request, response, rules);
      else if (!rules.dev && sendPacked(request, response, join(root, ".next"))) return;
      const make = () => answerByNext(request, response, kind, options);
      if (isPage) pages.add(response, make);
      else make().catch(options.onError);
    },
  });
}

/** `admit` treats all of the development server's own addresses as assets, even its error pages. */
const servesPage = (address: string, kind: Kind | undefined, dev: boolean): boolean =>
  kind === "page" || kind === undefined || (dev && kind === "asset" && looksLikePage(address));

async function answerByNext(
  request: IncomingMessage,
  response: ServerResponse,
  kind: Kind | undefined,
  { next, isConfigured, onError }: GateOptions,
): Promise<void> {
  restoreEncoding(response);
  try {
    await rewriteMissing(request, kind, isConfigured);
    request.url = kioskAddress(request.url ?? "/");
    await next(request, response);
  } catch (error) {
    onError(error);
    response.destroy();
  }
}
