import type { ServerResponse } from "node:http";
import { PACKED_HEADER } from "./inner-headers";

/**
 * Routes pack an answer once for all clients, but Next drops their `content-encoding` and packs
 * again. Under another name the header passes Next, and this restores it before the headers are
 * sent.
 */
export function restoreEncoding(response: ServerResponse): void {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) =>
    setHeader(name === PACKED_HEADER ? "content-encoding" : name, value);
}
