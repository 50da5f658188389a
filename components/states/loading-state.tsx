import styles from "./states.module.css";

/** Before the first answer. An answer or an error message follows. */
export function LoadingState({ what }: { readonly what: string }) {
  return (
    <section className={styles.state} aria-busy="true">
      <h2 className={styles.headline}>Loading {what}…</h2>
      <p>The page asks the Narrows server; the answer comes from its memory and takes no time.</p>
    </section>
  );
}
