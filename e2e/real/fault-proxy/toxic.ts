/**
 * A fault of a connection, in the direction of the answers. Bytes are counted from the last
 * request. Names are toxiproxy's, except `stall` and `half_closed`, which it does not have.
 * @see https://github.com/Shopify/toxiproxy#toxics
 */
export type Toxic =
  /** Everything arrives, this much later. */
  | { readonly type: "latency"; readonly ms: number }
  /** Everything arrives, at this rate. */
  | { readonly type: "bandwidth"; readonly bytesPerSecond: number }
  /** Everything arrives, in pieces of this size with pauses between them. */
  | { readonly type: "slicer"; readonly bytes: number; readonly delayMs: number }
  /** Nothing arrives; the connection is closed after this long, or never at 0. */
  | { readonly type: "timeout"; readonly afterMs: number }
  /** The connection is reset (RST) this long after a question. */
  | { readonly type: "reset_peer"; readonly afterMs: number }
  /** The connection is closed (FIN) after this many bytes. */
  | { readonly type: "limit_data"; readonly bytes: number }
  /** After this many bytes nothing more arrives, and the connection stays open. */
  | { readonly type: "stall"; readonly afterBytes: number }
  /** The upstream closes its sending side (FIN) before it answers, and goes on listening. */
  | { readonly type: "half_closed" };

/** The toxic of this type, if there is one. */
export function find<T extends Toxic["type"]>(
  toxics: readonly Toxic[],
  type: T,
): Extract<Toxic, { readonly type: T }> | undefined {
  return toxics.find((toxic): toxic is Extract<Toxic, { readonly type: T }> => toxic.type === type);
}

/** The part of an answer that may pass now, after this many bytes have passed. */
export type Passage =
  | { readonly kind: "held" }
  | { readonly kind: "ended" }
  | { readonly kind: "open"; readonly bytes: number; readonly thenWaitMs: number };

/** A slow line sends pieces of a tenth of a second. */
const PIECES_A_SECOND = 10;

/** How many of `waiting` bytes may pass after `passed`, and the pause after them. */
export function passage(toxics: readonly Toxic[], waiting: number, passed: number): Passage {
  const stall = find(toxics, "stall");
  const limit = find(toxics, "limit_data");
  if (find(toxics, "timeout") || (stall && passed >= stall.afterBytes)) return { kind: "held" };
  if (limit && passed >= limit.bytes) return { kind: "ended" };
  const rate = find(toxics, "bandwidth")?.bytesPerSecond ?? Infinity;
  const slicer = find(toxics, "slicer");
  const bytes = Math.min(
    waiting,
    Math.max(1, Math.floor(rate / PIECES_A_SECOND)),
    slicer?.bytes ?? Infinity,
    (stall?.afterBytes ?? Infinity) - passed,
    (limit?.bytes ?? Infinity) - passed,
  );
  return { kind: "open", bytes, thenWaitMs: (bytes / rate) * 1_000 + (slicer?.delayMs ?? 0) };
}
