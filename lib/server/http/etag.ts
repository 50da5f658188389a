import { createHash } from "node:crypto";
import type { PipelinesAnswer, SourceView, WindowAnswer } from "@/lib/contract/window";

/** How exactly the time of a source's last answer belongs to the content, ms. */
const FRESHNESS_MS = 15_000;

/** What of a window is content; the time of asking, and ages that follow from it, are not. */
export function windowContent({ now: _now, window, verdict, sources, ...rest }: WindowAnswer) {
  const { at: _at, ...said } = verdict;
  return {
    ...rest,
    window: window.live ? { live: true, settledTo: window.settledTo } : window,
    verdict: said,
    sources: window.live ? sources.map(coarse) : sources.map(statusOnly),
  };
}

export function pipelinesContent({ now: _now, pipelines, ...whole }: PipelinesAnswer) {
  return {
    ...whole,
    pipelines: pipelines.map(({ verdict: { at: _at, ...said }, sources, ...rest }) => ({
      ...rest,
      said,
      sources: sources.map(coarse),
    })),
  };
}

const coarse = ({ lastSuccessAt, ...rest }: SourceView) => ({
  ...rest,
  answered: lastSuccessAt === null ? null : Math.floor(lastSuccessAt / FRESHNESS_MS),
});

const statusOnly = ({ lastSuccessAt: _at, ...rest }: SourceView) => rest;

/** A weak tag, because the same content may carry another `now`. */
export function etagOf(content: unknown): string {
  return `W/"${createHash("sha256").update(JSON.stringify(content)).digest("base64url").slice(0, 22)}"`;
}

/** Whether the caller's copy is the same (RFC 9110: weak comparison, a list, or `*`). */
export function matches(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const opaque = (tag: string): string => tag.trim().replace(/^W\//, "");
  return ifNoneMatch.split(",").some((tag) => tag.trim() === "*" || opaque(tag) === opaque(etag));
}
