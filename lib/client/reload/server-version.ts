/** Which build of the product gave the last answer. */
export class ServerVersion {
  #heard: string | null = null;

  /** Takes note of the version header; an answer without one (of a proxy, say) tells nothing. */
  note(version: string | null): void {
    if (version) this.#heard = version;
  }

  /** Whether the server is known to be of another build than the page's own; never of an unknown one. */
  differsFrom(own: string): boolean {
    return own !== "" && this.#heard !== null && this.#heard !== own;
  }
}

/** One page talks to one server. Written in the browser only. */
export const serverVersion = new ServerVersion();
