import type { SourceView } from "@/lib/contract/window";
import styles from "./source-trouble.module.css";
import { SOURCE_WORDS, STATUS_SIGNS, STATUS_WORDS } from "./source-words";

/** `✕ Kinesis, Lease table failing`: the sources in trouble, with a sign. Empty without trouble. */
export function SourceTrouble({
  sources,
  stale,
}: {
  readonly sources: readonly SourceView[];
  /** Their present status is unknown, so the past tense is used. */
  readonly stale: boolean;
}) {
  return (["failing", "late"] as const).map((status) => {
    const names = sources.filter((each) => each.status === status).map(({ name }) => name);
    if (names.length === 0) return null;
    const was = stale && (names.length > 1 ? "were " : "was ");
    return (
      <span key={status} className={styles.trouble} data-source-trouble={status}>
        <span aria-hidden>{STATUS_SIGNS[status]}</span>{" "}
        {names.map((name) => SOURCE_WORDS[name]).join(", ")}
        <span data-status-word>
          {" "}
          {was}
          {STATUS_WORDS[status]}
        </span>
      </span>
    );
  });
}
