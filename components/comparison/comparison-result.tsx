"use client";

import { useState } from "react";
import { Fetched } from "../deferred/fetched";
import { useNavigation } from "../view/page-navigation";
import { compareQuery } from "../view/view-params";

const panel = () => import("./comparison-panel").then(({ ComparisonPanel }) => ComparisonPanel);

/** The comparison that the address asks for; empty when it asks for none. */
export function ComparisonResult({ id }: { readonly id: string }) {
  const { view } = useNavigation();
  const query = compareQuery(view);
  const [ofAddress] = useState(query);
  if (!query) return null;
  return (
    <Fetched
      key={query}
      load={panel}
      props={{ id, query, leads: query !== ofAddress }}
      meanwhile={<p className="quiet">Comparing…</p>}
    />
  );
}
