"use client";

import type { LiveAnswer } from "@/lib/client/use-answer";
import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import { overviewWords, worstFirst } from "../overview/worst-first";
import { TabIcon } from "../verdict/tab-icon";
import { KioskFoot } from "./kiosk-foot";
import { KioskFrame } from "./kiosk-frame";
import type { KioskProps } from "./kiosk-props";
import { SilenceNotice } from "./silence-notice";
import { WaitingStage } from "./waiting-stage";
import { WallPicture } from "./wall-picture";
import { WallTitle } from "./wall-title";

export interface WallProps extends KioskProps {
  readonly list: LiveAnswer<PipelinesAnswer>;
}

/** All pipelines on one screen, worst first and largest. */
export function Wall({ list, ...props }: WallProps) {
  const { view, settings, writtenAt } = props;
  const { body, error, goodAt, stale } = list;
  const pictureAt = goodAt ?? body?.now ?? null;
  const pipelines = worstFirst(body?.pipelines ?? []);
  const [worst] = pipelines;
  const severity = (!stale && worst?.verdict.severity) || "unknown";
  return (
    <KioskFrame
      view={view}
      stale={stale}
      writtenAt={writtenAt}
      title={
        <WallTitle answer={body}>
          {stale && pictureAt !== null && <SilenceNotice {...{ pictureAt, writtenAt, error }} />}
        </WallTitle>
      }
      foot={
        <KioskFoot
          sources={[]}
          writtenAt={writtenAt}
          pictureAt={pictureAt}
          stale={stale}
          words={[settings.problem, body?.notice]}
        />
      }
    >
      <title>{stale ? "✕ no answer · Narrows" : `${overviewWords(pipelines)} · Narrows`}</title>
      <TabIcon severity={severity} />
      {worst && pictureAt !== null ? (
        <WallPicture {...{ pipelines, stale, writtenAt }} />
      ) : (
        <WaitingStage error={error} writtenAt={writtenAt} />
      )}
    </KioskFrame>
  );
}
