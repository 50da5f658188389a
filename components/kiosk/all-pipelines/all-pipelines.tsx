"use client";

import type { ReactNode } from "react";
import type { LiveAnswer } from "@/lib/client/answers/use-answer";
import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import { SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { DemoMark } from "../../frame/demo-mark";
import { severityCounts } from "../../overview/severity-counts";
import { overviewWords, worstFirst } from "../../overview/worst-first";
import { SeverityIcon } from "../../verdict/severity/severity-icon";
import { TabIcon } from "../../verdict/severity/tab-icon";
import { KioskFoot } from "../frame/kiosk-foot";
import { KioskFrame } from "../frame/kiosk-frame";
import styles from "../parts/kiosk-title.module.css";
import { WaitingScreen } from "../parts/waiting-screen";
import type { KioskProps } from "../settings/kiosk-props";
import { SilenceNotice } from "./silence-notice";
import { TileGrid } from "./tile-grid";

export interface AllPipelinesProps extends KioskProps {
  readonly list: LiveAnswer<PipelinesAnswer>;
}

/** All pipelines on one screen, worst first and largest. */
export function AllPipelines({ list, ...props }: AllPipelinesProps) {
  const { view, settings, writtenAt } = props;
  const { body, error, lastGoodAt, stale } = list;
  const answeredAt = lastGoodAt ?? body?.now ?? null;
  const pipelines = worstFirst(body?.pipelines ?? []);
  const [worst] = pipelines;
  const severity = (!stale && worst?.verdict.severity) || "unknown";
  return (
    <KioskFrame
      view={view}
      stale={stale}
      writtenAt={writtenAt}
      title={
        <AllPipelinesTitle answer={body}>
          {stale && answeredAt !== null && <SilenceNotice {...{ answeredAt, writtenAt, error }} />}
        </AllPipelinesTitle>
      }
      foot={
        <KioskFoot
          sources={[]}
          writtenAt={writtenAt}
          answeredAt={answeredAt}
          stale={stale}
          words={[settings.problem, body?.notice]}
        />
      }
    >
      <title>{stale ? "✕ no answer · Narrows" : `${overviewWords(pipelines)} · Narrows`}</title>
      <TabIcon severity={severity} />
      {worst && answeredAt !== null ? (
        <TileGrid {...{ pipelines, stale, writtenAt }} />
      ) : (
        <WaitingScreen error={error} writtenAt={writtenAt} />
      )}
    </KioskFrame>
  );
}

/** The number of pipelines of each severity; for a stale answer, the notice instead. */
function AllPipelinesTitle({
  answer,
  children,
}: {
  readonly answer: PipelinesAnswer | undefined;
  /** Replaces the counts, which the tiles show as well. */
  readonly children: ReactNode;
}) {
  const name = answer ? `${answer.pipelines.length} pipelines` : "Narrows";
  if (children)
    return (
      <>
        <h1 className="visually-hidden">{name}</h1>
        {children}
      </>
    );
  return (
    <>
      <h1 className={styles.name}>{name}</h1>{" "}
      <ul className={styles.counts} aria-label="Severities">
        {severityCounts(answer?.pipelines ?? []).map(([severity, count]) => (
          <li key={severity}>
            <SeverityIcon severity={severity} size={24} /> <b>{count}</b> {SEVERITY_WORDS[severity]}
          </li>
        ))}
      </ul>
      {answer?.demo && <DemoMark />}
    </>
  );
}
