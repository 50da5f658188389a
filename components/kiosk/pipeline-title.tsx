import type { ReactNode } from "react";
import type { WindowAnswer } from "@/lib/contract/window";
import { DemoMark } from "../frame/demo-mark";
import styles from "./kiosk-title.module.css";

/** Whose picture it is: pipeline, stream and region. */
export function PipelineTitle({
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
