import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** The port of a listening TCP server. */
export function portOf(server: Server): number {
  // A server that listens on TCP has an AddressInfo; a string is for pipes, null for closed ones.
  return (server.address() as AddressInfo).port;
}
