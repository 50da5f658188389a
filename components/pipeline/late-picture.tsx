"use client";

import { lazy, memo, Suspense, useDeferredValue } from "react";
import type { WindowAnswer } from "@/lib/contract/window";

/**
 * The banner answers to its reader before the code of all the rest has come; until then the rest is
 * what the server drew.
 */
const Picture = lazy(async () => ({
  default: (await import("./pipeline-picture")).PipelinePicture,
}));

/** A refresh that brought nothing new, and every tick of an age, must leave the picture alone. */
const SteadyPicture = memo(function SteadyPicture({ answer }: { readonly answer: WindowAnswer }) {
  return (
    <Suspense fallback={<p className="quiet">Loading the charts…</p>}>
      <Picture answer={answer} />
    </Suspense>
  );
});

/** Everything under the banner. A new answer yields to the reader's hand, and never blinks to a fallback. */
export function LatePicture({ answer }: { readonly answer: WindowAnswer }) {
  return <SteadyPicture answer={useDeferredValue(answer)} />;
}
