import type { Pseudonyms } from "./pseudonyms";

/** `10.0.0.1:7337` → `host-1:7337`; an empty host, which Spark writes for an unknown one, stays. */
export function scrubHostPort(text: string, names: Pseudonyms): string {
  if (text === "") return text;
  const [, host = text, port = ""] = /^(.*?)(:\d+)?$/.exec(text) ?? [];
  return `${names.of("host", host)}${port}`;
}

/** A KCL worker is `host:uuid`: two workers of one host stay two workers of one host. */
export function scrubWorker(text: string, names: Pseudonyms): string {
  const colon = text.lastIndexOf(":");
  if (colon < 0) return names.of("worker", text);
  return `${names.of("host", text.slice(0, colon))}:${names.of("worker", text)}`;
}

/** A master address lists a few hosts. */
const LONGEST = 1_000;

/** `spark://host:7077` → `spark://host-1:7077`; `local[4]` and `yarn` have no host. */
export function scrubMaster(text: string, names: Pseudonyms): string {
  const written = text.slice(0, LONGEST);
  if (/^(local(-cluster)?(\[[\d*, ]+\])?|yarn)$/.test(written)) return written;
  const [, kind = "spark", rest = written] = /^([a-z0-9]+):\/\/(.*)$/.exec(written) ?? [];
  const hosts = rest
    .replace(/^[a-z]+:\/\//, "")
    .split(",")
    .map((host) => scrubHostPort(host.replace(/^.*@/, "").replace(/\/.*$/, ""), names));
  return `${kind}://${hosts.join(",")}`;
}
