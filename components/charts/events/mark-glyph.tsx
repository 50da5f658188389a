import type { MarkShape } from "./marked-events";
import styles from "./mark-glyph.module.css";

const PATHS = {
  restart: "M2.5 1v10L11 6Z",
  reshard: "M6 .5 11.5 6 6 11.5.5 6Z",
  settings: "M1.5 1.5h9v9h-9Z",
  lost: "M.5 2h11L6 11Z",
  back: "M.5 10h11L6 1Z",
  failed: "M3 1 6 4l3-3 2 2-3 3 3 3-2 2-3-3-3 3-2-2 3-3-3-3Z",
} as const satisfies Record<MarkShape, string>;

/** The shape of a mark. Around it is a rim in the colour of the ground, so that lines end there. */
export function MarkGlyph({ shape }: { readonly shape: MarkShape }) {
  return (
    <svg className={styles.glyph} viewBox="0 0 12 12" aria-hidden>
      <path d={PATHS[shape]} />
    </svg>
  );
}

/** The mark of several events: their number. */
export function MarkCount({ count }: { readonly count: number }) {
  return <b className={styles.count}>{count}</b>;
}
