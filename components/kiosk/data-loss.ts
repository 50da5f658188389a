import { NEAR_LOSS_MS } from "@/lib/domain/damage";
import type { Verdict } from "@/lib/domain/verdict";

export type DataLoss =
  | { readonly state: "far" }
  /** Records begin to expire in so many ms, if the age goes on growing so. */
  | { readonly state: "near"; readonly leftMs: number }
  /** The time is over, and nothing has said since whether records were lost. */
  | { readonly state: "due" }
  | { readonly state: "now" };

/** How near the loss of data is at an instant, from a verdict that was given before it, epoch ms. */
export function dataLossAt(
  { at, also, numbers }: Pick<Verdict, "at" | "also" | "numbers">,
  now: number,
): DataLoss {
  if (also.includes("losing-data")) return { state: "now" };
  const { timeToDataLossMs } = numbers;
  if (timeToDataLossMs === null) return { state: "far" };
  const leftMs = at + timeToDataLossMs - now;
  if (leftMs >= NEAR_LOSS_MS) return { state: "far" };
  return leftMs > 0 ? { state: "near", leftMs } : { state: "due" };
}

/** `5:59:07`, hours, minutes and seconds; a started second counts. */
export function formatCountdown(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
