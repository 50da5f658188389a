"use client";

import type { ReactNode } from "react";
import { useWindowAnswer } from "@/lib/client/answers/use-window-answer";
import { shownVerdict } from "@/lib/contract/shown-verdict";
import { windowUrl } from "@/lib/contract/urls";
import type { WindowAnswer } from "@/lib/contract/window";
import { DemoMark } from "../../frame/demo-mark";
import { TabIcon } from "../../verdict/severity/tab-icon";
import { tabTitle } from "../../verdict/severity/tab-title";
import { KioskFoot } from "../frame/kiosk-foot";
import { KioskFrame } from "../frame/kiosk-frame";
import styles from "../parts/kiosk-title.module.css";
import { WaitingScreen } from "../parts/waiting-screen";
import type { KioskProps } from "../settings/kiosk-props";
import { PipelineScreen } from "./pipeline-screen";

export interface OnePipelineProps extends KioskProps {
  readonly id: string;
  /** Beside the pipeline's name: its number in the rotation. */
  readonly place?: ReactNode;
  /** Under the pipeline: the state of the others. */
  readonly others?: ReactNode;
  /**
   * Shown in its place for a while. The pipeline still polls, so that its answer is fresh when its
   * turn comes.
   */
  readonly instead?: ReactNode;
}

/**
 * One pipeline on the whole screen. For a new id, it keeps the old pipeline's answer until the new
 * one arrives.
 */
export function OnePipeline({ id, place, others, instead, ...props }: OnePipelineProps) {
  const { view, query, first, problem, settings, writtenAt } = props;
  const live = useWindowAnswer(windowUrl(id, query), {
    first: first.window,
    whileHidden: true,
    dropCache: true,
  });
  if (instead) return instead;
  const { body, error, lastGoodAt, stale } = live;
  const shown = body && shownVerdict(body).verdict;
  const answeredAt = lastGoodAt ?? body?.now ?? null;
  return (
    <KioskFrame
      view={view}
      stale={stale}
      writtenAt={writtenAt}
      title={<PipelineTitle id={id} answer={body} place={place} />}
      foot={
        <>
          {others}
          <KioskFoot
            sources={body?.sources ?? []}
            writtenAt={writtenAt}
            answeredAt={answeredAt}
            stale={stale}
            words={[
              problem && `${problem} The default window is shown.`,
              settings.problem,
              body?.notice,
            ]}
          />
        </>
      }
    >
      <title>{tabTitle(shown, { name: body?.pipeline.name ?? id, stale })}</title>
      <TabIcon severity={shown && !stale ? shown.severity : "unknown"} />
      {body && answeredAt !== null ? (
        <PipelineScreen answer={body} stale={stale} answeredAt={answeredAt} error={error} />
      ) : (
        <WaitingScreen error={error} writtenAt={writtenAt} />
      )}
    </KioskFrame>
  );
}

/** The pipeline, its stream and its region. */
function PipelineTitle({
  id,
  answer,
  place,
}: {
  readonly id: string;
  readonly answer: WindowAnswer | undefined;
  readonly place: ReactNode;
}) {
  return (
    <>
      <h1 className={styles.name}>{answer?.pipeline.name ?? id}</h1>{" "}
      {answer && (
        <span className={styles.quiet}>
          stream {answer.pipeline.stream}, {answer.pipeline.region}
        </span>
      )}
      {place && <span className={styles.quiet}> · {place}</span>}
      {answer?.demo && <DemoMark />}
    </>
  );
}
