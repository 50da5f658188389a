"use client";

import { useServerMinute } from "@/lib/client/use-server-now";
import { ViewLink } from "../view/view-link";
import { moved, type Shown, zoomedIn, zoomedOut } from "../view/window-steps";

/** The windows beside, inside and around this one: what dragging does, for those who do not drag. */
export function WindowSteps({ window: shown }: { readonly window: Shown }) {
  const now = useServerMinute(shown.to);
  const inside = zoomedIn(shown);
  return (
    <>
      <ViewLink shortcut="[" change={moved(shown, -1, now)} name="Earlier">
        ←
      </ViewLink>
      {!shown.live && (
        <ViewLink shortcut="]" change={moved(shown, 1, now)} name="Later">
          →
        </ViewLink>
      )}
      {inside && (
        <ViewLink shortcut="+" change={inside} name="Zoom in">
          +
        </ViewLink>
      )}
      <ViewLink shortcut="-" change={zoomedOut(shown, now)} name="Zoom out">
        −
      </ViewLink>
    </>
  );
}
