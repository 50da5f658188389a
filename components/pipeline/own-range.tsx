"use client";

import { type ComponentType, useRef, useState } from "react";
import type { WindowAnswer } from "@/lib/contract/window";
import type { View } from "../view/view-params";
import { absolute } from "../view/window-steps";
import { Menu } from "../view/menu";
import styles from "./range-bar.module.css";
import type { TypedRangeProps } from "./typed-range";

/**
 * Any window. A plain form in the address's own syntax works before any script runs. Once its code
 * is loaded, a field above it takes a range in plain words.
 */
export function OwnRange({
  path,
  view,
  window,
}: {
  readonly path: string;
  readonly view: View;
  readonly window: WindowAnswer["window"];
}) {
  const menu = useRef<HTMLDetailsElement>(null);
  const [typed, setTyped] = useState<ComponentType<TypedRangeProps> | null>(null);
  // The window when the form was opened: a field must not change while somebody types.
  const [shown, setShown] = useState(window);
  const open = (opened: HTMLDetailsElement) => {
    menu.current = opened;
    setShown(window);
    if (typed) {
      opened.querySelector("input")?.focus();
      return;
    }
    // If the code never loads, the plain form below still works.
    import("./typed-range").then(
      ({ TypedRange }) => setTyped(() => TypedRange),
      () => {},
    );
  };
  const Typed = typed;
  return (
    <Menu className={styles.menu} title="Other…" shortcut="o" onOpen={open}>
      <div className={styles.panel}>
        {Typed && <Typed window={shown} onDone={() => menu.current?.removeAttribute("open")} />}
        <PlainRange path={path} view={view} window={shown} />
      </div>
    </Menu>
  );
}

function PlainRange({ path, view, window }: Parameters<typeof OwnRange>[0]) {
  const shown = absolute(window);
  const kept = { tz: view.tz, theme: view.theme, kiosk: view.kiosk ? "1" : null };
  return (
    <form action={path} method="get">
      <label>
        From <input name="from" required defaultValue={view.from ?? shown.from ?? ""} />
      </label>
      <label>
        To <input name="to" required defaultValue={view.to ?? "now"} />
      </label>
      {Object.entries(kept).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <button type="submit">Show</button>
      <p>
        As <code>now-3h</code>, <code>now/d</code>, or <code>2026-11-23T14:00:00Z</code>.
      </p>
    </form>
  );
}
