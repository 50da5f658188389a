import type { Pseudonyms } from "./pseudonyms";

// A repeating pattern starts only at the beginning of a word: from each of its letters, a search
// that finds nothing would take the square of the text's length.

const ACCESS_KEY = /\b(?:A3T[A-Z0-9]|AKIA|ASIA|AROA|AIDA|AGPA|ANPA|ANVA|AIPA)[A-Z0-9]{12,}\b/g;
/** Twelve digits alone; a shard's id ends in twelve digits too. */
const ACCOUNT = /(?<![\w.]|shardId-)\d{12}(?![\w.])/g;
const IPV4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g;
const EMAIL = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const AWS_HOST =
  /(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:internal|amazonaws\.com|compute\.\w+|local|lan|corp)\b/gi;
const HOME = /(?:\/home\/|\/Users\/|\\Users\\)[^\s/\\"']+/g;

/** What is kept is a name or a line; a longer text is an attack. */
const LONGEST = 1_000;

/** Removes from a name or a line what must not leave the company, and keeps the rest. */
export function scrubText(text: string, names: Pseudonyms): string {
  const known = names.hosts.reduce(
    (line, host) => line.replaceAll(host, () => names.of("host", host)),
    text.slice(0, LONGEST),
  );
  return known
    .replaceAll(ACCESS_KEY, (key) => names.of("key", key))
    .replaceAll(EMAIL, (address) => names.of("address", address))
    .replaceAll(AWS_HOST, (host) => names.of("host", host))
    .replaceAll(IPV4, (host) => names.of("host", host))
    .replaceAll(HOME, "/home/user")
    .replaceAll(ACCOUNT, (account) => names.of("account", account));
}

/** Scrubs every text of a JSON value, keys too: the last check before writing. */
export function scrubDeep(value: unknown, names: Pseudonyms): unknown {
  if (typeof value === "string") return scrubText(value, names);
  if (Array.isArray(value)) return value.map((item: unknown) => scrubDeep(item, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [scrubText(key, names), scrubDeep(item, names)]),
  );
}

/** Classes whose names do not identify an application. */
const PUBLIC_CLASS =
  /^(?:Caused by: )?((?:java|javax|scala|org\.apache|com\.amazonaws|software\.amazon)\.[\w.$]+)/;

/** Keeps the class of an error if it is public: the message may quote data. */
export function scrubFailure(text: string): string {
  const found = PUBLIC_CLASS.exec(text.slice(0, LONGEST).trim())?.[1];
  return found === undefined
    ? "an error of the application's own (scrubbed)"
    : `${found} (scrubbed)`;
}
