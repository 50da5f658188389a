"use client";

import { Dialog } from "radix-ui";
import { type KeyboardEvent, useState } from "react";
import { usePipelinesAnswer } from "@/lib/client/answers/use-pipelines-answer";
import { CAUSE_WORDS, SEVERITY_WORDS } from "@/lib/format/verdict-words";
import { shownPipelines } from "../overview/shown-pipelines";
import { type PipelineSummary, worstFirst } from "../overview/worst-first";
import { SeverityIcon } from "../verdict/severity/severity-icon";
import { NO_FILTER } from "../view/list-filter";
import { pageHref, type View } from "../view/view-params";
import styles from "./pipeline-search.module.css";

export interface PipelineSearchProps {
  readonly view: View;
  readonly onClose: () => void;
}

/** More cannot be looked through; another letter finds less. */
const MOST = 50;

/** Finds a pipeline by a part of its name, stream, region or cause, and goes there. */
export function PipelineSearch({ view, onClose }: PipelineSearchProps) {
  const { body, error } = usePipelinesAnswer({ first: undefined, whileHidden: false });
  const [text, setText] = useState("");
  const pipelines = worstFirst(body?.pipelines ?? []);
  const found = shownPipelines(pipelines, { ...NO_FILTER, text }).slice(0, MOST);
  return (
    <Dialog.Root defaultOpen onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.veil} />
        <Dialog.Content className={styles.dialog} aria-describedby={undefined} onKeyDown={onKey}>
          <Dialog.Title className="visually-hidden">Another pipeline</Dialog.Title>
          <input
            className={styles.text}
            type="search"
            aria-label="A name, a stream, a region or a cause. Enter goes to the first that is found"
            placeholder="A name, a stream, a region or a cause"
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <output className={styles.none}>
            {body
              ? found.length === 0 && "Nothing of this kind is in the list."
              : (error?.message ?? "Loading …")}
          </output>
          <ul className={styles.found}>
            {found.map((pipeline) => (
              <li key={pipeline.id}>
                <Found
                  pipeline={pipeline}
                  href={pageHref(`/p/${pipeline.id}`, view, { compare: null })}
                />
              </li>
            ))}
          </ul>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Up and down move through the field and what is found; Enter in the field takes the first. */
function onKey(event: KeyboardEvent<HTMLElement>): void {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("input, li a")];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step !== undefined) stops[at + step]?.focus();
  else if (event.key === "Enter" && at === 0) stops[1]?.click();
  else return;
  event.preventDefault();
}

function Found({
  pipeline: { name, stream, region, verdict },
  href,
}: {
  readonly pipeline: PipelineSummary;
  readonly href: string;
}) {
  return (
    <a href={href}>
      <SeverityIcon severity={verdict.severity} size={18} />
      <b>{name}</b>
      <span>
        {stream}, {region}
      </span>
      <span>
        <span className="visually-hidden">{SEVERITY_WORDS[verdict.severity]}: </span>
        {CAUSE_WORDS[verdict.cause]}
      </span>
    </a>
  );
}
