import * as z from "zod";
import type { Receiver } from "@/lib/domain/spark-facts";
import { count } from "../untrusted/numbers";
import { shownName } from "../untrusted/shown-text";
import { firstLine } from "../untrusted/shown-text";
import { fitBody } from "../spark/http/fit-body";

const receivers = z.array(
  z.object({
    streamId: count,
    streamName: shownName,
    isActive: z.boolean().optional(),
    executorId: shownName.optional(),
    executorHost: shownName.optional(),
    lastErrorMessage: z.string().optional(),
    lastError: z.string().optional(),
  }),
);

/**
 * Reads `GET …/streaming/receivers`. It lists one per input stream, also for streams without a
 * receiver. Executor and host are empty, not absent, when an error came before registration.
 */
export function parseReceivers(body: unknown): Receiver[] {
  return fitBody("streaming/receivers", receivers, body)
    .map((receiver) => {
      const error = firstLine(receiver.lastErrorMessage) ?? firstLine(receiver.lastError);
      return {
        streamId: receiver.streamId,
        name: receiver.streamName,
        ...(receiver.isActive === undefined ? {} : { active: receiver.isActive }),
        ...(receiver.executorId ? { executorId: receiver.executorId } : {}),
        ...(receiver.executorHost ? { host: receiver.executorHost } : {}),
        ...(error === undefined ? {} : { error }),
      };
    })
    .toSorted((a, b) => a.streamId - b.streamId);
}
