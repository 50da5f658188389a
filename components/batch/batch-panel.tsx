"use client";

import { useState } from "react";
import { useBatch } from "@/lib/client/answers/use-batch";
import type { BatchAnswer } from "@/lib/contract/batch";
import { batchUrl } from "@/lib/contract/urls";
import type { WhichBatch } from "@/lib/domain/which-batch";
import { TimeText } from "../time/time-text";
import styles from "./batch-panel.module.css";
import { batchWords, readWords } from "./batch-words";
import { StageTable } from "./stage-table";

export interface BatchPanelProps {
  readonly id: string;
}

const CHOICES = [
  ["running", "The one that runs"],
  ["slowest", "The slowest of 15 min"],
] as const satisfies readonly (readonly [WhichBatch, string])[];

/** What stands out in one batch, and its stages. */
export function BatchPanel({ id }: BatchPanelProps) {
  const [which, setWhich] = useState<WhichBatch>();
  const { body, error, pending, ask } = useBatch(batchUrl(id, which));
  const shown = which ?? body?.which;
  return (
    <div className={styles.panel}>
      <p className={styles.choices}>
        {CHOICES.map(([one, words]) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === shown}
            onClick={() => (one === shown ? ask() : setWhich(one))}
          >
            {words}
          </button>
        ))}
        <button type="button" onClick={ask} disabled={pending}>
          {pending ? "Asking…" : "Ask again"}
        </button>
      </p>
      <output className={styles.found}>
        {error && error.message}
        {!error && !body && "Asking the driver…"}
        {body && <b>{body.standsOut.text}</b>}
      </output>
      {body && <Details answer={body} />}
    </div>
  );
}

function Details({ answer }: { readonly answer: BatchAnswer }) {
  const { batch, work, driverNow, readAt, href, standsOut } = answer;
  return (
    <>
      <p className={styles.facts}>
        Batch of <TimeText at={batch.at} seconds />: {batchWords(batch)}. Read at{" "}
        <TimeText at={readAt} seconds />. {readWords(work)}{" "}
        <a href={href} target="_blank" rel="noreferrer">
          Spark’s page of this batch <span aria-hidden>↗</span>
        </a>
      </p>
      {work.stages.length > 0 && (
        <StageTable stages={work.stages} now={driverNow} marked={standsOut.stage} />
      )}
    </>
  );
}
