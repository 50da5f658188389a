import styles from "./states.module.css";

/** Before the first answer. It ends in an answer or, after one failed ask, in words. */
export function LoadingState({ what }: { readonly what: string }) {
  return (
    <section className={styles.state} aria-busy="true">
      <h2 className={styles.headline}>Loading {what}…</h2>
      <p>The page asks the Narrows server; the answer comes from its memory and takes no time.</p>
    </section>
  );
}
