import type { WindowAnswer } from "@/lib/contract/window";
import { TimeText } from "../time/time-text";
import { pageHref, type View } from "../view/view-params";
import { NOW_WINDOW } from "../view/window-steps";
import { DemoMark } from "../frame/demo-mark";
import styles from "./pipeline-header.module.css";
import { LateRangeBar } from "./late";

/** Who this is: stream, region, the Spark application that reads it; and the window shown. */
export function PipelineHeader({
  answer,
  view,
}: {
  readonly answer: WindowAnswer;
  readonly view: View;
}) {
  const { pipeline, demo, window } = answer;
  const { id, name, stream, region, application } = pipeline;
  return (
    <header className={styles.header}>
      <div className={styles.who}>
        <h1 className={styles.name}>
          {/* A full load: the overview shares no code worth keeping, and a link's own code is not small. */}
          <a className={styles.up} href={pageHref("/", view, NOW_WINDOW)}>
            Narrows
          </a>
          <span aria-hidden> / </span>
          {name}
          {demo && <DemoMark />}
        </h1>
        <p className={styles.line}>
          <span>
            Stream <b>{stream}</b>
          </span>
          <span>
            Region <b>{region}</b>
          </span>
          {application && (
            <span title={application.id}>
              Application <b>{application.name}</b>, Spark {application.sparkVersion}, started{" "}
              <TimeText at={application.startedAt} today={answer.now} />
            </span>
          )}
        </p>
      </div>
      <LateRangeBar id={id} path={`/p/${id}`} view={view} window={window} />
    </header>
  );
}
