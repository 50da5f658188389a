"use client";

import { memo, type ReactNode } from "react";
import type { WindowAnswer } from "@/lib/contract/window";
import { formatSpan } from "@/lib/format/span";
import { formatMoment } from "@/lib/format/time";
import { usePrinted } from "../view/use-printed";
import { DemoMark } from "../frame/demo-mark";
import { PipelineTools } from "../tools/pipeline-tools";
import { TimeText } from "../time/time-text";
import { useZone } from "../time/zone";
import { useNavigation } from "../view/page-navigation";
import { pageHref, type View } from "../view/view-params";
import { absolute, NOW_WINDOW } from "../view/window-steps";
import { DeferredRangeBar } from "./deferred";
import styles from "./pipeline-header.module.css";

// A refresh changes nothing in them.
const Tools = memo(PipelineTools);

/** The pipeline's stream, region and Spark application, and the shown window. */
export function PipelineHeader({
  answer,
  view,
  children,
}: {
  readonly answer: WindowAnswer;
  readonly view: View;
  /** The sources. */
  readonly children: ReactNode;
}) {
  const { pipeline, demo, window } = answer;
  const { id, name, stream, region, application } = pipeline;
  return (
    <header className={styles.header}>
      <h1 className={styles.name}>
        {/*
         * A full load: the overview shares no code worth keeping, and the code of a <Link> is not
         * small.
         */}
        <a className={styles.up} href={pageHref("/", view, NOW_WINDOW)}>
          Narrows
        </a>{" "}
        <span aria-hidden>/ </span>
        {name}
        {demo && <DemoMark />}
      </h1>
      <Tools id={id} />
      <DeferredRangeBar id={id} path={`/p/${id}`} view={view} window={window} />
      <p className={styles.line}>
        <span>
          <span className="visually-hidden">Stream </span>
          <b>{stream}</b>
        </span>
        <span>
          <span className="visually-hidden">Region </span>
          {region}
        </span>
        {application && (
          <span title={application.id}>
            <span className="visually-hidden">Application </span>
            <b>{application.name}</b>, Spark {application.sparkVersion}, started{" "}
            <TimeText at={application.startedAt} today={answer.now} />
          </span>
        )}
      </p>
      {children}
    </header>
  );
}

/** Only on paper: the window, the time of its answer, and the address that shows it again. */
export function PrintedWindow({
  window,
  answeredAt,
}: {
  readonly window: WindowAnswer["window"];
  /** When the answer was given, epoch ms. */
  readonly answeredAt: number;
}) {
  const printed = usePrinted();
  const zone = useZone();
  const { hrefOf } = useNavigation();
  if (!printed) return null;
  // Only the browser knows that the page is being printed.
  const address = new URL(hrefOf(absolute(window)), location.href);
  return (
    <p className={styles.printed} data-printed>
      {formatSpan(window, zone)}, as known at {formatMoment(answeredAt, zone, window.to)}.{" "}
      {address.href}
    </p>
  );
}
