"use client";

import { Activity, lazy, memo, type ReactNode } from "react";
import { loadWithRetry } from "@/lib/client/browser/load-with-retry";
import type { WindowAnswer } from "@/lib/contract/window";
import { useLoaded, useFrozen, useServerDrawn } from "../deferred/arrival";
import { FrozenZone } from "../time/zone";
import { FrozenNavigation } from "../view/page-navigation";
import type { RangeBarProps } from "./range-bar";

const parts = () => loadWithRetry(() => import("./deferred-parts"));
const Details = lazy(async () => ({ default: (await parts()).PipelineDetails }));
const Ranges = lazy(async () => ({ default: (await parts()).RangeBar }));

/**
 * Holds a deferred part. Until its code has come, what the server drew stands here, and no new value or
 * context reaches it: React would have to wait for the code to show anything new, on the whole page.
 * An Activity, because it hydrates apart from the rest and, other than a Suspense boundary, stands
 * whole in the first HTML.
 */
function Deferred({
  loaded,
  children,
}: {
  readonly loaded: boolean;
  readonly children: ReactNode;
}) {
  const drawn = useServerDrawn();
  if (!loaded && !drawn) return null;
  return (
    <FrozenZone loaded={loaded}>
      <FrozenNavigation loaded={loaded}>{children}</FrozenNavigation>
    </FrozenZone>
  );
}

/** A refresh that brought nothing new, and every tick of an age, must leave the details alone. */
const SteadyDetails = memo(function SteadyDetails({ answer }: { readonly answer: WindowAnswer }) {
  return (
    <Activity>
      <Details answer={answer} />
    </Activity>
  );
});

/** Everything under the banner. */
export function DeferredDetails({ answer }: { readonly answer: WindowAnswer }) {
  const loaded = useLoaded(parts);
  const frozen = useFrozen(answer, loaded);
  return (
    <Deferred loaded={loaded}>
      <SteadyDetails answer={frozen} />
    </Deferred>
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
export function DeferredRangeBar({ id, path, view, window }: RangeBarProps) {
  const loaded = useLoaded(parts);
  const frozenView = useFrozen(view, loaded);
  const frozenWindow = useFrozen(window, loaded);
  return (
    <Deferred loaded={loaded}>
      <SteadyRangeBar id={id} path={path} view={frozenView} window={frozenWindow} />
    </Deferred>
  );
}
