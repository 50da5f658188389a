/** The kinds of names that are replaced, each by its word and a number. */
export type Secret = "account" | "host" | "worker" | "consumer" | "key" | "address" | "checkpoint";

/** AWS's own placeholder of an account. */
const ACCOUNT = "000000000000";

/** Each text is searched for each of them. */
const MOST_HOSTS = 1_000;

/**
 * Pseudonyms: the same name always gets the same one, so that equal names stay equal. The names
 * themselves are held in memory only.
 */
export class Pseudonyms {
  readonly #known = new Map<Secret, Map<string, string>>();
  /** A text may be scrubbed twice: a pseudonym is never replaced. */
  readonly #made = new Set<string>();
  #dropped = 0;

  /** `host-1` for the first host, and again for the same one. */
  of(kind: Secret, name: string): string {
    const names = this.#known.get(kind) ?? new Map<string, string>();
    this.#known.set(kind, names);
    const known = names.get(name);
    if (known !== undefined) return known;
    if (this.#made.has(name)) return name;
    // Usually there is one account. Its pseudonym must still look like one: 12 digits.
    const account = String(names.size).padStart(ACCOUNT.length, "0");
    const made = kind === "account" ? account : `${kind}-${names.size + 1}`;
    names.set(name, made);
    this.#made.add(made);
    return made;
  }

  /** Counts a value that was left out. */
  drop(): undefined {
    this.#dropped++;
    return undefined;
  }

  /** The number of different names of each kind that were replaced, and of values left out. */
  tally(): Readonly<Record<Secret | "dropped", number>> {
    const count = (kind: Secret): number => this.#known.get(kind)?.size ?? 0;
    return {
      account: count("account"),
      host: count("host"),
      worker: count("worker"),
      consumer: count("consumer"),
      key: count("key"),
      address: count("address"),
      checkpoint: count("checkpoint"),
      dropped: this.#dropped,
    };
  }

  /** Host names that are searched for in every text: the first thousand of those unusual enough. */
  get hosts(): readonly string[] {
    const hosts = [...(this.#known.get("host")?.keys() ?? [])].slice(0, MOST_HOSTS);
    return hosts.filter((host) => /^[^.-]{2,}[.-]/.test(host) && !this.#made.has(host));
  }
}
