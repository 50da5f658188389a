import styles from "./cut-name.module.css";

/**
 * A name on one line. If it is too long, its middle is cut: names of a family differ at their ends.
 */
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

/** A shorter name is cut at its end, if at all, because it is clearer in one piece. */
const LEAST = 14;
const MOST_TAIL = 10;

/**
 * A long name in two pieces. The second must stay visible: the last word if it is short, else the
 * last ten characters. Null: the name is short.
 */
export function nameParts(name: string): readonly [head: string, tail: string] | null {
  const characters = [...name];
  if (characters.length < LEAST) return null;
  const last = characters.findLastIndex((character) => /[\s._/-]/.test(character));
  const least = characters.length - MOST_TAIL;
  const isShortWord = last >= least && last < characters.length - 1;
  const at = isShortWord ? last : least;
  return [characters.slice(0, at).join(""), characters.slice(at).join("")];
}
