"use client";

import { type KeyboardEvent, useState } from "react";
import type { View } from "../view/view-params";
import styles from "./overview-page.module.css";
import { PipelineRow } from "./pipeline-row";
import { PipelineTable } from "./pipeline-table";
import type { PipelineSummary } from "./worst-first";

export interface PipelineListProps {
  /** Worst first. */
  readonly pipelines: readonly PipelineSummary[];
  /** Those of them that are shown. */
  readonly shown: readonly PipelineSummary[];
  readonly view: View;
  readonly stale: boolean;
  readonly writtenAt: number;
}

/** Above this many, all of them are on the first screen only as the rows of a table. */
const ROOMY_UP_TO = 5;

/** Above this many, the last hour of calm ones is left out, and the others stand out. */
const DRAWN_UP_TO = 60;

/** The pipelines, worst first. The order is frozen while the pointer or the focus is in the list. */
export function PipelineList({ pipelines, shown, ...props }: PipelineListProps) {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const ids = pipelines.map(({ id }) => id);
  const [before, setBefore] = useState<readonly string[]>(ids);
  const order = frozenOrder(ids, { shown: before, frozen: pointed || focused });
  // Set while rendering, as React advises for state that follows a prop.
  if (!sameOrder(order, before)) setBefore(order);
  const byId = new Map(shown.map((pipeline) => [pipeline.id, pipeline]));
  const rows = order.flatMap((id) => byId.get(id) ?? []);
  return (
    // The list only watches the pointer and the focus. The links inside are pressed.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles.list}
      id="verdict"
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      onKeyDown={moveFocus}
    >
      {pipelines.length > ROOMY_UP_TO ? (
        <PipelineTable {...props} pipelines={rows} drawsCalm={pipelines.length <= DRAWN_UP_TO} />
      ) : (
        <ol className={styles.rows}>
          {rows.map((pipeline) => (
            <PipelineRow key={pipeline.id} pipeline={pipeline} {...props} />
          ))}
        </ol>
      )}
    </div>
  );
}

/** Up and down move from link to link, as in a menu. Tab works as usual. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step === undefined) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>(":is(h2, th) a")];
  const next = links[links.findIndex((link) => link === document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/**
 * The ids in display order. While the pointer or the focus is in the list, rows stay in place: new
 * ones go to the end, removed ones are left out.
 */
export function frozenOrder(
  wanted: readonly string[],
  { shown, frozen }: { readonly shown: readonly string[]; readonly frozen: boolean },
): readonly string[] {
  if (!frozen) return wanted;
  const known = new Set(shown);
  const still = new Set(wanted);
  return [...shown.filter((id) => still.has(id)), ...wanted.filter((id) => !known.has(id))];
}

/** Whether two orders are equal. */
export function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}
