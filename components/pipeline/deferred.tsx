"use client";

import { Activity, type ComponentType, lazy, memo, type ReactNode } from "react";
import { loadWithRetry } from "@/lib/client/browser/load-with-retry";
import type { WindowAnswer } from "@/lib/contract/window";
import { useLoaded, useFrozen, useServerDrawn } from "../deferred/arrival";
import { FrozenZone } from "../time/zone";
import { FrozenNavigation } from "../view/page-navigation";
import type { RangeBarProps } from "./range-bar";

const parts = () => loadWithRetry(() => import("./deferred-parts"));
const First = lazy(async () => ({ default: (await parts()).FirstScreen }));
const Details = lazy(async () => ({ default: (await parts()).PipelineDetails }));
const Ranges = lazy(async () => ({ default: (await parts()).RangeBar }));

/**
 * Holds a deferred part. Until its code is loaded, the server's HTML stays, and no new value or
 * context may reach it: otherwise React would wait for the code before it shows anything new on the
 * whole page. It is an Activity because that hydrates separately and, unlike a Suspense boundary,
 * is whole in the first HTML.
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

interface PartProps {
  readonly answer: WindowAnswer;
}

/** A deferred part that draws the answer. */
function deferred(Part: ComponentType<PartProps>): ComponentType<PartProps> {
  /** Memoised: a refresh without news, and every tick of an age, must not render a part. */
  const Steady = memo(function Steady({ answer }: PartProps) {
    return (
      <Activity>
        <Part answer={answer} />
      </Activity>
    );
  });
  return function DeferredPart({ answer }: PartProps) {
    const loaded = useLoaded(parts);
    const frozen = useFrozen(answer, loaded);
    return (
      <Deferred loaded={loaded}>
        <Steady answer={frozen} />
      </Deferred>
    );
  };
}

/** What decides, beside and under the banner. */
export const DeferredFirstScreen = deferred(First);

/** Everything below the first screen. */
export const DeferredDetails = deferred(Details);

const SteadyRangeBar = memo(function SteadyRangeBar(props: RangeBarProps) {
  return (
    <Activity>
      <Ranges {...props} />
    </Activity>
  );
});

/**
 * The links to other windows. Until their code is loaded they are plain links that load the page.
 */
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
