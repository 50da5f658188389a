"use client";

import { Activity, lazy, memo, type ReactNode } from "react";
import { insist } from "@/lib/client/browser/load-with-retry";
import type { WindowAnswer } from "@/lib/contract/window";
import { useArrived, useHeld, useServerDrawn } from "../deferred/arrival";
import { HeldZone } from "../time/zone";
import { HeldNavigation } from "../view/page-navigation";
import type { RangeBarProps } from "./range-bar";

const parts = () => insist(() => import("./deferred-parts"));
const Picture = lazy(async () => ({ default: (await parts()).PipelinePicture }));
const Ranges = lazy(async () => ({ default: (await parts()).RangeBar }));

/**
 * Holds a late part. Until its code has come, what the server drew stands here, and no new value or
 * context reaches it: React would have to wait for the code to show anything new, on the whole page.
 * An Activity, because it hydrates apart from the rest and, other than a Suspense boundary, stands
 * whole in the first HTML.
 */
function Late({ arrived, children }: { readonly arrived: boolean; readonly children: ReactNode }) {
  const drawn = useServerDrawn();
  if (!arrived && !drawn) return null;
  return (
    <HeldZone arrived={arrived}>
      <HeldNavigation arrived={arrived}>{children}</HeldNavigation>
    </HeldZone>
  );
}

/** A refresh that brought nothing new, and every tick of an age, must leave the picture alone. */
const SteadyPicture = memo(function SteadyPicture({ answer }: { readonly answer: WindowAnswer }) {
  return (
    <Activity>
      <Picture answer={answer} />
    </Activity>
  );
});

/** Everything under the banner. */
export function LatePicture({ answer }: { readonly answer: WindowAnswer }) {
  const arrived = useArrived(parts);
  const held = useHeld(answer, arrived);
  return (
    <Late arrived={arrived}>
      <SteadyPicture answer={held} />
    </Late>
  );
}

const SteadyRangeBar = memo(function SteadyRangeBar(props: RangeBarProps) {
  return (
    <Activity>
      <Ranges {...props} />
    </Activity>
  );
});

/** The links to other windows: plain ones, that load the page, until their code has come. */
export function LateRangeBar({ id, path, view, window }: RangeBarProps) {
  const arrived = useArrived(parts);
  const heldView = useHeld(view, arrived);
  const heldWindow = useHeld(window, arrived);
  return (
    <Late arrived={arrived}>
      <SteadyRangeBar id={id} path={path} view={heldView} window={heldWindow} />
    </Late>
  );
}
