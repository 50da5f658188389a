"use client";

import { memo } from "react";
import { useWindowAnswer } from "@/lib/client/use-window-answer";
import type { WindowAnswer } from "@/lib/contract/window";
import { PageFrame } from "../frame/page-frame";
import { PictureAge } from "../freshness/picture-age";
import { SourceList } from "../freshness/source-list";
import { StaleNotice } from "../freshness/stale-notice";
import { ErrorPicture } from "../states/error-picture";
import { LoadingPicture } from "../states/loading-picture";
import { Banner } from "../verdict/banner";
import { tabTitle } from "../verdict/tab-title";
import type { View } from "../view/view-params";
import { PipelineHeader } from "./pipeline-header";
import { PipelinePicture } from "./pipeline-picture";

export interface PipelinePageProps {
  readonly id: string;
  readonly view: View;
  /** The API's address of the window that is shown. */
  readonly url: string;
  /** What the server read for the first HTML; absent when it could not. */
  readonly first: { readonly url: string; readonly body: WindowAnswer } | undefined;
  /** Why the address's own window is not the one that is shown. */
  readonly problem: string | null;
}

/** A refresh that brought nothing new, and every tick of an age, must leave the picture alone. */
const SteadyPicture = memo(PipelinePicture);

export function PipelinePage({ id, view, url, first, problem }: PipelinePageProps) {
  const { body, error, goodAt, stale } = useWindowAnswer(url, { first, evenHidden: view.kiosk });
  const pictureAt = goodAt ?? body?.now ?? 0;
  return (
    <PageFrame view={view} stale={stale} age={body && <PictureAge pictureAt={pictureAt} />}>
      <title>{tabTitle(body?.verdict, { name: body?.pipeline.name ?? id, stale })}</title>
      {problem && (
        <p className="problem" role="alert">
          The default window is shown. {problem}
        </p>
      )}
      {body && (
        <>
          <PipelineHeader answer={body} view={view} />
          {stale && <StaleNotice pictureAt={pictureAt} error={error} />}
          {body.notice && (
            <p className="problem" role="alert">
              {body.notice}
            </p>
          )}
          <SourceList sources={body.sources} writtenAt={body.now} stale={stale} />
          <Banner verdict={body.verdict} live={body.window.live} stale={stale} />
          <SteadyPicture answer={body} />
        </>
      )}
      {!body && error && <ErrorPicture error={error} />}
      {!body && !error && <LoadingPicture what={`the picture of ${id}`} />}
    </PageFrame>
  );
}
