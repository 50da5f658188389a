import type { Verdict } from "@/lib/domain/verdict";
import { CAUSE_WORDS, SEVERITY_SIGNS } from "@/lib/format/verdict-words";

/**
 * The tab's title: the verdict first, because tabs are narrow. A stale title is in the past tense.
 */
export function tabTitle(
  verdict: Pick<Verdict, "severity" | "cause"> | undefined,
  { name, stale }: { readonly name: string; readonly stale: boolean },
): string {
  if (!verdict) return `${name} · Narrows`;
  if (stale) return `✕ no answer (was: ${CAUSE_WORDS[verdict.cause]}) · ${name}`;
  return `${SEVERITY_SIGNS[verdict.severity]} ${CAUSE_WORDS[verdict.cause]} · ${name}`;
}
