"use client";

import { useWindowAnswer } from "@/lib/client/answers/use-window-answer";
import { shownVerdict } from "@/lib/contract/shown-verdict";
import type { WindowAnswer } from "@/lib/contract/window";
import { CrosshairProvider } from "../charts/crosshair/crosshair-context";
import { PageFrame } from "../frame/page-frame";
import { DataAge } from "../freshness/data-age";
import { SourceList } from "../freshness/source-list";
import { StaleNotice } from "../freshness/stale-notice";
import { CoverageNote } from "../states/coverage-note";
import { ErrorState } from "../states/error-state";
import { LoadingState } from "../states/loading-state";
import { SilentSourcesNotice } from "../states/silent-sources-notice";
import { Banner } from "../verdict/banner/banner";
import { TabIcon } from "../verdict/severity/tab-icon";
import { tabTitle } from "../verdict/severity/tab-title";
import { whoWords } from "../frame/who-words";
import { NavigationProvider } from "../view/page-navigation";
import type { View } from "../view/view-params";
import { DeferredDetails, DeferredFirstScreen } from "./deferred";
import styles from "./first-screen/first-screen.module.css";
import { PipelineHeader, PrintedWindow } from "./pipeline-header";

export interface PipelinePageProps {
  readonly id: string;
  readonly view: View;
  /** The API address of the shown window. */
  readonly url: string;
  /** What the server read for the first HTML; absent when it could not read it. */
  readonly first: { readonly url: string; readonly body: WindowAnswer } | undefined;
  /** Why another window is shown than the one in the address. */
  readonly problem: string | null;
  /** The other parts of the address that could not be used. */
  readonly hint: string | null;
}

/** One pipeline over one window, top to bottom. */
export function PipelinePage({ id, view, url, first, problem, hint }: PipelinePageProps) {
  const { body, error, lastGoodAt, stale } = useWindowAnswer(url, {
    first,
    whileHidden: view.kiosk,
  });
  const answeredAt = lastGoodAt ?? body?.now ?? 0;
  const shown = body && shownVerdict(body).verdict;
  return (
    <NavigationProvider path={`/p/${id}`} view={view}>
      <PageFrame view={view} stale={stale} age={body && <DataAge answeredAt={answeredAt} />}>
        <title>{tabTitle(shown, { name: body ? whoWords(body.pipeline) : id, stale })}</title>
        <TabIcon severity={shown && !stale ? shown.severity : "unknown"} />
        {problem && (
          <p className="problem" role="alert">
            {problem} The default window is shown instead.
          </p>
        )}
        {hint && (
          <p className="problem" role="alert">
            {hint}
          </p>
        )}
        {body && (
          <CrosshairProvider answer={body}>
            <div className={styles.screen} data-first-screen>
              <PipelineHeader answer={body} view={view}>
                <SourceList
                  sources={body.sources}
                  writtenAt={body.now}
                  past={!body.window.live}
                  stale={stale}
                />
              </PipelineHeader>
              <div className={styles.notes}>
                <PrintedWindow window={body.window} answeredAt={answeredAt} />
                {stale && <StaleNotice answeredAt={answeredAt} error={error} />}
                {body.notice && (
                  <p className="problem" role="alert">
                    {body.notice}
                  </p>
                )}
                <SilentSourcesNotice sources={body.sources} now={body.now} />
                <CoverageNote coverage={body.coverage} now={body.now} />
              </div>
              <Banner
                verdict={body.verdict}
                links={body.links}
                {...(body.worst && { worst: body.worst })}
                live={body.window.live}
                stale={stale}
              />
              <DeferredFirstScreen answer={body} />
            </div>
            <DeferredDetails answer={body} />
          </CrosshairProvider>
        )}
        {!body && error && <ErrorState error={error} />}
        {!body && !error && <LoadingState what={`the picture of ${id}`} />}
      </PageFrame>
    </NavigationProvider>
  );
}
