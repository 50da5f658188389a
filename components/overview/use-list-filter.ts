"use client";

import { useEffect, useState } from "react";
import { type ListFilter, NO_FILTER } from "../view/list-filter";
import { pageHref, parseView, type View } from "../view/view-params";

export interface ListFilterState {
  readonly filter: ListFilter;
  /** Shows other pipelines. Back returns to the present ones. */
  choose(change: Partial<ListFilter>): void;
  /** The same for each letter of a text: one step back removes all of it. */
  type(text: string): void;
}

/**
 * The filter in the address. It is changed without asking the server, which has sent all pipelines
 * anyway.
 */
export function useListFilter(view: View): ListFilterState {
  const [filter, setFilter] = useState(view.list ?? NO_FILTER);
  useEffect(() => {
    const onBack = () => setFilter(filterOf(location.search));
    addEventListener("popstate", onBack);
    return () => removeEventListener("popstate", onBack);
  }, []);
  const show = (next: ListFilter, write: "pushState" | "replaceState") => {
    setFilter(next);
    history[write](null, "", pageHref(location.pathname, view, { list: next }));
  };
  return {
    filter,
    choose: (change) => show({ ...filter, ...change }, "pushState"),
    type: (text) =>
      show({ ...filter, text }, filter.text.trim() === "" ? "pushState" : "replaceState"),
  };
}

function filterOf(search: string): ListFilter {
  return parseView(Object.fromEntries(new URLSearchParams(search))).list ?? NO_FILTER;
}
