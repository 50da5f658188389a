import type { WindowAnswer } from "@/lib/contract/window";
import type { View } from "../view/view-params";
import { absolute } from "../view/window-steps";
import styles from "./range-bar.module.css";

/** Any window at all, in the words that the address takes. A plain form: it works before any script does. */
export function OwnRange({
  path,
  view,
  window,
}: {
  readonly path: string;
  readonly view: View;
  readonly window: WindowAnswer["window"];
}) {
  const shown = absolute(window);
  const kept = { tz: view.tz, theme: view.theme, kiosk: view.kiosk ? "1" : null };
  return (
    <details className={styles.own}>
      <summary>Other…</summary>
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
    </details>
  );
}
