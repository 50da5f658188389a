"use client";

import { usePipelinesAnswer } from "@/lib/client/answers/use-pipelines-answer";
import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import { SEVERITY_SIGNS } from "@/lib/format/verdict-words";
import { PageFrame } from "../frame/page-frame";
import { DataAge } from "../freshness/data-age";
import { StaleNotice } from "../freshness/stale-notice";
import { DemoMark } from "../frame/demo-mark";
import { ErrorState } from "../states/error-state";
import { LoadingState } from "../states/loading-state";
import { TabIcon } from "../verdict/severity/tab-icon";
import type { View } from "../view/view-params";
import styles from "./overview-page.module.css";
import { PipelineList } from "./pipeline-list";
import { SeverityCountList } from "./severity-count-list";
import { overviewWords, worstFirst } from "./worst-first";

export interface OverviewPageProps {
  readonly view: View;
  /** What the server read for the first HTML; absent when it could not read it. */
  readonly first: { readonly url: string; readonly body: PipelinesAnswer } | undefined;
  /** The parts of the address that could not be used. */
  readonly hint: string | null;
}

/** All pipelines, worst first. */
export function OverviewPage({ view, first, hint }: OverviewPageProps) {
  const { body, error, lastGoodAt, stale } = usePipelinesAnswer({ first, whileHidden: view.kiosk });
  const answeredAt = lastGoodAt ?? body?.now ?? 0;
  const pipelines = worstFirst(body?.pipelines ?? []);
  const [worst] = pipelines;
  return (
    <PageFrame view={view} stale={stale} age={body && <DataAge answeredAt={answeredAt} />}>
      <title>{title(pipelines, stale)}</title>
      <TabIcon severity={(!stale && worst?.verdict.severity) || "unknown"} />
      <h1 className={styles.title}>
        Narrows
        {body?.demo && <DemoMark />}
        {body && <span className={styles.count}>{pipelineWords(body.pipelines.length)}</span>}
      </h1>
      {[body?.notice, hint].filter(Boolean).map((problem) => (
        <p key={problem} className="problem" role="alert">
          {problem}
        </p>
      ))}
      {body && stale && <StaleNotice answeredAt={answeredAt} error={error} />}
      {body && (
        <>
          <SeverityCountList pipelines={pipelines} stale={stale} />
          <PipelineList pipelines={pipelines} view={view} stale={stale} writtenAt={body.now} />
        </>
      )}
      {!body && error && <ErrorState error={error} />}
      {!body && !error && <LoadingState what="all pipelines" />}
    </PageFrame>
  );
}

/** @param pipelines worst first */
function title(pipelines: PipelinesAnswer["pipelines"], stale: boolean): string {
  const [worst] = pipelines;
  if (!worst) return "Narrows";
  if (stale) return "✕ no answer · Narrows";
  return `${SEVERITY_SIGNS[worst.verdict.severity]} ${overviewWords(pipelines)} · Narrows`;
}

function pipelineWords(count: number): string {
  return count === 1 ? "1 pipeline, worst first" : `${count} pipelines, worst first`;
}
