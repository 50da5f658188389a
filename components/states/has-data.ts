import type { WindowAnswer } from "@/lib/contract/window";

/** Whether any series has a datapoint. A zero is one. */
export function hasData({ series }: Pick<WindowAnswer, "series">): boolean {
  return Object.values(series).some(({ values }) => values.some((value) => value !== null));
}
