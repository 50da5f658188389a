"use client";

import { useCallback, useEffect, useState } from "react";
import { Fetched } from "../deferred/fetched";
import { DisplayMenu } from "../view/display-menu";
import { useNavigation } from "../view/page-navigation";
import { pageHref } from "../view/view-params";
import type { Step } from "./neighbour";
import styles from "./pipeline-tools.module.css";

const search = () => import("./pipeline-search").then(({ PipelineSearch }) => PipelineSearch);

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
  const endSearch = useCallback(() => setSearching(false), []);
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
      {/* After a failure the key may be pressed again. */}
      {searching && (
        <Fetched load={search} props={{ view, onClose: endSearch }} onFailure={endSearch} />
      )}
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
