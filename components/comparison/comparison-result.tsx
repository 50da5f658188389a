"use client";

import { type ComponentType, useEffect, useState } from "react";
import { useNavigation } from "../view/page-navigation";
import { compareQuery } from "../view/view-params";
import type { ComparisonPanelProps } from "./comparison-panel";

/** The comparison that the address asks for; empty when it asks for none. */
export function ComparisonResult({ id }: { readonly id: string }) {
  const { view } = useNavigation();
  const query = compareQuery(view);
  const [ofAddress] = useState(query);
  if (!query) return null;
  return <DeferredPanel key={query} id={id} query={query} leads={query !== ofAddress} />;
}

/** The panel's code is fetched when it is needed. */
function DeferredPanel(props: ComparisonPanelProps) {
  const [panel, setPanel] = useState<ComponentType<ComparisonPanelProps> | null>(null);
  useEffect(() => {
    let wanted = true;
    import("./comparison-panel").then(
      ({ ComparisonPanel }) => wanted && setPanel(() => ComparisonPanel),
      // The server does not answer. The page already says so.
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, []);
  const Loaded = panel;
  return Loaded ? <Loaded {...props} /> : <p className="quiet">Comparing…</p>;
}
