/** Kinds of names that are replaced, each by its word and a number. */
export type Secret = "account" | "host" | "worker" | "consumer" | "key" | "address" | "checkpoint";

/** AWS's own placeholder of an account. */
const ACCOUNT = "000000000000";

/** Every text is searched for each of them. */
const MOST_HOSTS = 1_000;

/**
 * Stand-ins for names: the same name always gets the same one, so that what was equal stays equal.
 * The names themselves are held in memory only.
 */
export class Pseudonyms {
  readonly #known = new Map<Secret, Map<string, string>>();
  /** A text may be looked at twice: a stand-in is never replaced by another. */
  readonly #made = new Set<string>();
  #dropped = 0;

  /** `host-1` for the first host, and again for the same one. */
  of(kind: Secret, name: string): string {
    const names = this.#known.get(kind) ?? new Map<string, string>();
    this.#known.set(kind, names);
    const known = names.get(name);
    if (known !== undefined) return known;
    if (this.#made.has(name)) return name;
    // One account is the rule, and its stand-in must still look like one: 12 digits.
    const account = String(names.size).padStart(ACCOUNT.length, "0");
    const made = kind === "account" ? account : `${kind}-${names.size + 1}`;
    names.set(name, made);
    this.#made.add(made);
    return made;
  }

  /** Notes that a value was left out altogether. */
  drop(): undefined {
    this.#dropped++;
    return undefined;
  }

  /** How many different names of each kind were replaced, and how many values left out. */
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

  /** Host names odd enough to be looked for in any text: the first thousand. */
  get hosts(): readonly string[] {
    const hosts = [...(this.#known.get("host")?.keys() ?? [])].slice(0, MOST_HOSTS);
    return hosts.filter((host) => /^[^.-]{2,}[.-]/.test(host) && !this.#made.has(host));
  }
}
