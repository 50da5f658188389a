import type { SourceView } from "@/lib/contract/window";

/** When the last of all sources last answered, epoch ms; undefined while one is well; null when none ever did. */
export function silentSince(sources: readonly SourceView[]): number | null | undefined {
  const asked = sources.filter(({ name, status }) => status !== "off" && name !== "history");
  if (asked.length === 0 || asked.some(({ status }) => status !== "failing")) return undefined;
  const answers = asked.flatMap(({ lastSuccessAt }) => lastSuccessAt ?? []);
  return answers.length === 0 ? null : Math.max(...answers);
}
