"use client";

import { type ComponentType, useEffect, useState } from "react";
import { DisplayMenu } from "../view/display-menu";
import { useNavigation } from "../view/page-navigation";
import { pageHref } from "../view/view-params";
import type { Step } from "./neighbour";
import styles from "./pipeline-tools.module.css";
import type { PipelineSearchProps } from "./pipeline-search";

/** How long a message stays, ms. */
const SAID_FOR_MS = 4_000;

/**
 * To other pipelines, by key or by pointer, and how the page looks. What opens is loaded when it is
 * asked for.
 */
export function PipelineTools({ id }: { readonly id: string }) {
  const { view } = useNavigation();
  const [said, say] = useMessage();
  const [searching, setSearching] = useState(false);
  const go = async (step: Step) => {
    try {
      const { readNeighbour } = await import("./neighbour");
      const found = await readNeighbour(id, step, view);
      if ("none" in found) say(found.none);
      // A full load, as from the overview: nothing of this pipeline's page may stay.
      else location.assign(pageHref(`/p/${found.id}`, view, { compare: null }));
    } catch (error) {
      say(error instanceof Error ? error.message : "The list of pipelines cannot be read.");
    }
  };
  return (
    <div className={styles.tools} data-control>
      <output className={styles.said}>{said}</output>
      <button
        type="button"
        aria-keyshortcuts="k"
        aria-label="The pipeline before this one"
        title="The pipeline before this one in the overview (key k)"
        onClick={() => void go(-1)}
      >
        ↑
      </button>
      <button
        type="button"
        aria-keyshortcuts="j"
        aria-label="The pipeline after this one"
        title="The pipeline after this one in the overview (key j)"
        onClick={() => void go(1)}
      >
        ↓
      </button>
      <button
        type="button"
        aria-keyshortcuts="/"
        aria-haspopup="dialog"
        title="Another pipeline (key /)"
        onClick={() => setSearching(true)}
      >
        Find
      </button>
      <DisplayMenu />
      {searching && <DeferredSearch view={view} onClose={() => setSearching(false)} />}
    </div>
  );
}

/** A message that goes away by itself. */
function useMessage(): readonly [string, (text: string) => void] {
  const [message, setMessage] = useState({ text: "" });
  useEffect(() => {
    if (message.text === "") return undefined;
    const timer = setTimeout(() => setMessage({ text: "" }), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [message]);
  return [message.text, (text) => setMessage({ text })];
}

function DeferredSearch(props: PipelineSearchProps) {
  const { onClose } = props;
  const [loaded, setLoaded] = useState<{ Search: ComponentType<PipelineSearchProps> }>();
  useEffect(() => {
    let wanted = true;
    import("./pipeline-search").then(
      ({ PipelineSearch }) => wanted && setLoaded({ Search: PipelineSearch }),
      // The server does not answer. The key may be pressed again when it does.
      () => wanted && onClose(),
    );
    return () => {
      wanted = false;
    };
  }, [onClose]);
  return loaded && <loaded.Search {...props} />;
}
