"use client";

import type { MouseEvent, ReactNode } from "react";
import { useBrowserZone } from "@/lib/client/browser/use-browser-zone";
import styles from "./display-menu.module.css";
import { useNavigation } from "./page-navigation";
import { askedZone, type View } from "./view-params";

/** The choices of the display menu, as links to this page in another look. */
export function DisplayPanel() {
  const { view } = useNavigation();
  const own = useBrowserZone();
  const zone = askedZone(view);
  return (
    <>
      <Choices title="Colours">
        <Choice change={{ theme: null }} current={view.theme === null}>
          System
        </Choice>
        <Choice change={{ theme: "light" }} current={view.theme === "light"}>
          Light
        </Choice>
        <Choice change={{ theme: "dark" }} current={view.theme === "dark"}>
          Dark
        </Choice>
      </Choices>
      <Choices title="Times in">
        <Choice change={{ tz: null }} current={zone === null}>
          {own}, this browser
        </Choice>
        <Choice change={{ tz: "utc" }} current={zone === "UTC"}>
          UTC
        </Choice>
      </Choices>
      <OtherZone zone={zone} />
      <p className={styles.note}>
        The choice is part of the address, so a link shows the same to everybody.
      </p>
    </>
  );
}

function Choices({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.choices}>{children}</p>
    </section>
  );
}

function Choice({
  change,
  current,
  children,
}: {
  readonly change: Partial<View>;
  readonly current: boolean;
  readonly children: ReactNode;
}) {
  const { hrefOf, go } = useNavigation();
  const follow = (event: MouseEvent) => {
    // With a modifier key the browser handles it: a new tab.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(change);
  };
  return (
    <a href={hrefOf(change)} aria-current={current ? "true" : undefined} onClick={follow}>
      {children}
    </a>
  );
}

function OtherZone({ zone }: { readonly zone: string | null }) {
  const { go } = useNavigation();
  return (
    <label className={styles.zone}>
      Another zone{" "}
      <select
        value={zone === null || zone === "UTC" ? "" : zone}
        onChange={({ target }) => go({ tz: target.value || null })}
      >
        <option value="">–</option>
        {zonesWith(zone).map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </label>
  );
}

/** The browser's zones, and the one in the address, which may have an older name. */
function zonesWith(zone: string | null): readonly string[] {
  const names = Intl.supportedValuesOf("timeZone");
  return zone === null || zone === "UTC" || names.includes(zone) ? names : [zone, ...names];
}
