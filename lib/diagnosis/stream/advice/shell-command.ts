type Value = string | number | readonly string[];

/**
 * A line for the AWS command line tool, to be copied: `aws kinesis split-shard --region eu-west-1 …`. A
 * value is quoted if a shell would read it differently.
 *
 * @param call service and operation: `kinesis split-shard`
 * @param options by name without dashes; a list becomes several words
 */
export function awsCommand(call: string, options: Readonly<Record<string, Value>>): string {
  const words = Object.entries(options).map(([name, value]) => optionOf(name, value));
  return ["aws", call, ...words].join(" ");
}

/** A value that begins with a dash is joined to its option. Otherwise it would be read as one. */
function optionOf(name: string, value: Value): string {
  if (typeof value === "object") return `--${name} ${value.map(shellQuoted).join(" ")}`;
  const text = String(value);
  return `--${name}${text.startsWith("-") ? "=" : " "}${shellQuoted(text)}`;
}

/**
 * One word for a POSIX shell, for any text. Control characters are dropped, because a terminal may
 * interpret them as keys, quoted or not.
 */
export function shellQuoted(text: string): string {
  const shown = text.replaceAll(/\p{Cc}+/gu, "");
  return /^[\w.:/@%+=,-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", String.raw`'\''`)}'`;
}
