import { pino } from "pino";

/**
 * The server's log, JSON lines on standard output. It gets nothing that may hold a credential:
 * errors of upstreams arrive here as the sentences that lib/sources made of them.
 */
export const log = pino({
  level: process.env.LOG_LEVEL || "info",
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
});
