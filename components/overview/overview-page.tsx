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
import { isFiltered, NO_FILTER } from "../view/list-filter";
import { DisplayMenu } from "../view/display-menu";
import { NavigationProvider } from "../view/page-navigation";
import type { View } from "../view/view-params";
import { FilterBar } from "./filter-bar";
import styles from "./overview-page.module.css";
import { PipelineList } from "./pipeline-list";
import { shownPipelines } from "./shown-pipelines";
import { useListFilter } from "./use-list-filter";
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
  const state = useListFilter(view);
  const shown = shownPipelines(pipelines, state.filter);
  const shownView = { ...view, list: state.filter };
  const [worst] = pipelines;
  return (
    <PageFrame view={view} stale={stale} age={body && <DataAge answeredAt={answeredAt} />}>
      <title>{title(pipelines, stale)}</title>
      <TabIcon severity={(!stale && worst?.verdict.severity) || "unknown"} />
      <header className={styles.header}>
        <h1 className={styles.title}>
          Narrows
          {body?.demo && <DemoMark />}
        </h1>
        {body && (
          <>
            <FilterBar pipelines={pipelines} state={state} stale={stale} />
            <output className={styles.count}>{countWords(shown.length, pipelines.length)}</output>
          </>
        )}
        <NavigationProvider path="/" view={shownView}>
          <DisplayMenu />
        </NavigationProvider>
      </header>
      {[body?.notice, hint].filter(Boolean).map((problem) => (
        <p key={problem} className="problem" role="alert">
          {problem}
        </p>
      ))}
      {body && stale && <StaleNotice answeredAt={answeredAt} error={error} />}
      {body && shown.length === 0 && isFiltered(state.filter) && (
        <p className={styles.empty}>
          No pipeline fits these choices.
          <button type="button" onClick={() => state.choose(NO_FILTER)}>
            Show all {pipelines.length}
          </button>
        </p>
      )}
      {body && (
        <PipelineList
          pipelines={pipelines}
          shown={shown}
          view={shownView}
          stale={stale}
          writtenAt={body.now}
        />
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

function countWords(shown: number, all: number): string {
  const pipelines = all === 1 ? "1 pipeline" : `${all} pipelines`;
  return `${shown < all ? `${shown} of ` : ""}${pipelines}, worst first`;
}
