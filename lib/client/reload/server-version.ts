/** Which build of the product gave the last answer. */
export class ServerVersion {
  #version: string | null = null;

  /** Records the version header. An answer without one (of a proxy, for example) is ignored. */
  note(version: string | null): void {
    if (version) this.#version = version;
  }

  /** Whether the server is known to run another build than the page; false for an unknown one. */
  differsFrom(own: string): boolean {
    return own !== "" && this.#version !== null && this.#version !== own;
  }
}

/** A page talks to one server. Written in the browser only. */
export const serverVersion = new ServerVersion();
