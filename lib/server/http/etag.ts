import { createHash } from "node:crypto";
import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import type { SourceView, WindowAnswer } from "@/lib/contract/window";
import type { Verdict } from "@/lib/domain/verdict";

/** How exactly the time of a source's last answer counts as content, ms. */
const FRESHNESS_MS = 15_000;

/**
 * The content of a window, without the time of asking and what follows from it alone: evidence says
 * how old things are at this very instant, and its spans end there.
 */
export function windowContent({ now: _now, verdict, sources, ...rest }: WindowAnswer) {
  const said = { ...rest, verdict: saidBy(verdict) };
  if (!rest.window.live) return { ...said, sources: sources.map(statusOnly) };
  const { timeline, limits } = rest;
  const [first, ...later] = timeline.map(({ cause, severity, from }) => ({
    cause,
    severity,
    from,
  }));
  return {
    ...said,
    // A live window's edges move with every request: only what lies between them is content.
    window: [rest.window.settledTo, rest.window.countedTo],
    timeline: [first?.cause, first?.severity, later],
    limits: Object.values(limits).map((limit) =>
      typeof limit === "object" ? limit?.points.map(([, value]) => value) : limit,
    ),
    links: rest.links.length,
    sources: sources.map(coarse),
  };
}

export function pipelinesContent({ now: _now, pipelines, ...whole }: PipelinesAnswer) {
  return {
    ...whole,
    pipelines: pipelines.map(({ verdict, sources, ...rest }) => ({
      ...rest,
      said: saidBy(verdict),
      sources: sources.map(coarse),
    })),
  };
}

function saidBy({ at: _at, evidence, ...said }: Verdict) {
  return { ...said, evidence: evidence.map(({ rule, state }) => `${rule} ${state}`) };
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

/** Whether the client's copy is the same (RFC 9110: weak comparison, a list, or `*`). */
export function matches(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const opaque = (tag: string): string => tag.trim().replace(/^W\//, "");
  return ifNoneMatch.split(",").some((tag) => tag.trim() === "*" || opaque(tag) === opaque(etag));
}
