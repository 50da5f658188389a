import styles from "./cut-name.module.css";
import { nameParts } from "./name-parts";

/** A name in one line. Where it has no room its middle gives way: names of a family differ at their ends. */
export function CutName({ name }: { readonly name: string }) {
  const parts = nameParts(name);
  if (!parts) return <span className={styles.whole}>{name}</span>;
  const [head, tail] = parts;
  return (
    <>
      <span className="visually-hidden">{name}</span>
      <span className={styles.cut} aria-hidden>
        <span className={styles.whole} data-part={head} />
        <span className={styles.tail} data-part={tail} />
      </span>
    </>
  );
}
