import type { Gateway } from "../gateway/start-gateway";
import type { ReadRefusal } from "../gateway/kinesis/read-refusal";

/** An order of a story to the gateway, which is its own process. */
export type GatewayOrder =
  /** Null ends the refusal. */
  | { readonly refuseReads: string; readonly code: ReadRefusal | null }
  /** Stream names and namespaces. */
  | { readonly silence: readonly string[] }
  | { readonly endSilence: readonly string[] };

export function obey(gateway: Gateway, order: GatewayOrder): void {
  if ("refuseReads" in order) gateway.refuseReads(order.refuseReads, order.code ?? undefined);
  else if ("silence" in order) gateway.silence(order.silence);
  else gateway.endSilence(order.endSilence);
}
