"use client";

import { Activity, type ComponentType, createElement, memo, type ReactNode, use } from "react";
import { loadWithRetry } from "@/lib/client/browser/load-with-retry";
import type { WindowAnswer } from "@/lib/contract/window";
import { useLoaded, useFrozen, useServerDrawn } from "../deferred/arrival";
import { FrozenZone } from "../time/zone";
import { FrozenNavigation } from "../view/page-navigation";
import type { RangeBarProps } from "./range-bar";

type Parts = typeof import("./deferred-parts");

let known: Parts | undefined;
let loading: Promise<Parts> | undefined;
const parts = () =>
  (loading ??= loadWithRetry(() => import("./deferred-parts")).then((all) => (known = all)));

/**
 * A component of the deferred code. Unlike a lazy one it never suspends once the code is loaded. If it did
 * while a new answer arrives, React would drop the server's HTML and draw the part anew.
 */
function partOf<P extends object>(pick: (all: Parts) => ComponentType<P>): ComponentType<P> {
  return function Part(props: P) {
    return createElement(pick(known ?? use(parts())), props);
  };
}

const First = partOf((all) => all.FirstScreen);
const Details = partOf((all) => all.PipelineDetails);
const Ranges = partOf((all) => all.RangeBar);

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
