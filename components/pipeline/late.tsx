"use client";

import { Activity, lazy, memo, useDeferredValue } from "react";
import { insist } from "@/lib/client/insist";
import type { WindowAnswer } from "@/lib/contract/window";
import type { RangeBarProps } from "./range-bar";

const parts = () => insist(() => import("./late-parts"));
const Picture = lazy(async () => ({ default: (await parts()).PipelinePicture }));
const Ranges = lazy(async () => ({ default: (await parts()).RangeBar }));

/**
 * A refresh that brought nothing new, and every tick of an age, must leave the picture alone. An
 * Activity, because it hydrates apart from the rest and, other than a Suspense boundary, stands
 * whole in the first HTML: until the code has come, the reader sees what the server drew.
 */
const SteadyPicture = memo(function SteadyPicture({ answer }: { readonly answer: WindowAnswer }) {
  return (
    <Activity>
      <Picture answer={answer} />
    </Activity>
  );
});

/** Everything under the banner. A new answer yields to the reader's hand. */
export function LatePicture({ answer }: { readonly answer: WindowAnswer }) {
  return <SteadyPicture answer={useDeferredValue(answer)} />;
}

const SteadyRangeBar = memo(function SteadyRangeBar(props: RangeBarProps) {
  return (
    <Activity>
      <Ranges {...props} />
    </Activity>
  );
});

/** The links to other windows: plain ones, that load the page, until their code has come. */
export function LateRangeBar({ path, view, window }: RangeBarProps) {
  return <SteadyRangeBar path={path} view={view} window={useDeferredValue(window)} />;
}
