/** Wrong configuration: the message lists every wrong setting, one a line. */
export class ConfigError extends Error {
  /** @override */
  name = "ConfigError";

  /** @param {readonly string[]} problems */
  constructor(problems) {
    super(
      `The configuration is wrong:\n${problems.map((line) => `  ${line}`).join("\n")}\n` +
        "See .env.example for every setting.",
    );
    this.problems = problems;
  }
}

/** @typedef {ReturnType<typeof createSettings>} Settings */

/**
 * Reads settings one by one and collects what is wrong instead of stopping at the first.
 * An empty variable counts as unset, as in shells and container files.
 * @param {Record<string, string | undefined>} env
 */
export function createSettings(env) {
  /** @type {string[]} */
  const problems = [];
  /** @param {string} name */
  const raw = (name) => (env[name]?.trim() ? env[name].trim() : undefined);

  return {
    raw,
    /** @param {string} where @param {string} what */
    wrong(where, what) {
      problems.push(`${where}: ${what}`);
    },
    /** @param {string} name @param {string} fallback */
    text: (name, fallback) => raw(name) ?? fallback,
    /**
     * @param {string} name
     * @param {{ default: number, least: number, most: number }} range
     */
    integer(name, range) {
      const text = raw(name);
      if (text === undefined) return range.default;
      const value = Number(text);
      if (Number.isInteger(value) && value >= range.least && value <= range.most) return value;
      this.wrong(
        name,
        `must be a whole number from ${range.least} to ${range.most}, not "${text}"`,
      );
      return range.default;
    },
    /**
     * @template {string} T
     * @param {string} name
     * @param {readonly T[]} allowed
     * @param {T} fallback
     * @returns {T}
     */
    oneOf(name, allowed, fallback) {
      const text = raw(name) ?? fallback;
      if (!allowed.some((one) => one === text))
        this.wrong(name, `must be one of ${allowed.join(", ")}, not "${text}"`);
      // A wrong one is never used: the start stops.
      return /** @type {T} */ (text);
    },
    /** @param {string} name @param {RegExp} each @param {string} what */
    list(name, each, what) {
      const items = (raw(name) ?? "")
        .split(",")
        .map((item) => item.trim().toLowerCase())
        .filter(Boolean);
      for (const item of items) {
        if (!each.test(item))
          this.wrong(name, `"${item}" is wrong: give ${what}, separated by commas`);
      }
      return items;
    },
    /** @param {string} name */
    url(name) {
      const text = raw(name);
      const problem = text === undefined ? undefined : urlProblem(text);
      if (problem) this.wrong(name, problem);
      return problem ? undefined : text?.replace(/\/+$/, "");
    },
    /** A CSP source list ends up in a header: no separators that could start another directive.
     * @param {string} name @param {string} fallback */
    frameAncestors(name, fallback) {
      const text = raw(name) ?? fallback;
      if (/^[\w'*.:/ -]+$/.test(text)) return text;
      this.wrong(name, "must be a CSP source list such as 'self' https://wall.example");
      return fallback;
    },
    throwIfWrong() {
      if (problems.length > 0) throw new ConfigError(problems);
    },
  };
}

/**
 * Why a text is no usable upstream or public address; undefined when it is one. The text itself is
 * not repeated, because a mistaken address may hold a password.
 * @param {string} text
 */
export function urlProblem(text) {
  if (!URL.canParse(text)) return "is not an address: give it as http://host:port";
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    return "must begin with http:// or https://";
  if (url.username || url.password) return "must not hold a user name or password";
  if (url.search || url.hash) return "must not hold ? or #";
  return undefined;
}
