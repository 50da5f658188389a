"use client";

import type { ReactNode } from "react";
import { useBrowserZone } from "@/lib/client/browser/use-browser-zone";
import styles from "./display-menu.module.css";
import { useNavigation } from "./page-navigation";
import { ViewLink } from "./view-link";
import { askedZone } from "./view-params";

/** The choices of the display menu, as links to this page in another look. */
export function DisplayPanel() {
  const { view } = useNavigation();
  const own = useBrowserZone();
  const zone = askedZone(view);
  return (
    <>
      <Choices title="Colours">
        <ViewLink change={{ theme: null }} current={view.theme === null}>
          System
        </ViewLink>
        <ViewLink change={{ theme: "light" }} current={view.theme === "light"}>
          Light
        </ViewLink>
        <ViewLink change={{ theme: "dark" }} current={view.theme === "dark"}>
          Dark
        </ViewLink>
      </Choices>
      <Choices title="Times in">
        <ViewLink change={{ tz: null }} current={zone === null}>
          {own}, this browser
        </ViewLink>
        <ViewLink change={{ tz: "utc" }} current={zone === "UTC"}>
          UTC
        </ViewLink>
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
