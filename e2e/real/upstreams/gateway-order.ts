import type { Gateway } from "../gateway/start-gateway";
import type { ReadRefusal } from "../gateway/kinesis/read-refusal";

/** What a story has the gateway do, which is a process of its own. */
export type GatewayOrder =
  /** Null: its readers are answered again. */
  | { readonly refuseReads: string; readonly code: ReadRefusal | null }
  /** Stream names and namespaces. */
  | { readonly silence: readonly string[] }
  | { readonly endSilence: readonly string[] };

export function obey(gateway: Gateway, order: GatewayOrder): void {
  if ("refuseReads" in order) gateway.refuseReads(order.refuseReads, order.code ?? undefined);
  else if ("silence" in order) gateway.silence(order.silence);
  else gateway.endSilence(order.endSilence);
}
