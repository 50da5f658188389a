import { pino } from "pino";

/**
 * The server's log, JSON lines on standard output. Nothing that may hold a credential is given to
 * it: errors of upstreams arrive here as the sentences that lib/sources made of them.
 */
export const log = pino({
  level: process.env.LOG_LEVEL || "info",
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
});
