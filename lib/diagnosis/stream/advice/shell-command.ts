type Value = string | number | readonly string[];

/**
 * A line of the AWS command line tool, to be copied: `aws kinesis split-shard --region eu-west-1 …`.
 * Every value is quoted where a shell would read anything but the value itself.
 *
 * @param call service and operation: `kinesis split-shard`
 * @param options by name without dashes; a list becomes several words
 */
export function awsCommand(call: string, options: Readonly<Record<string, Value>>): string {
  const words = Object.entries(options).map(([name, value]) => optionOf(name, value));
  return ["aws", call, ...words].join(" ");
}

/** What begins with a dash is joined to its option, or it would be read as one itself. */
function optionOf(name: string, value: Value): string {
  if (typeof value === "object") return `--${name} ${value.map(shellQuoted).join(" ")}`;
  const text = String(value);
  return `--${name}${text.startsWith("-") ? "=" : " "}${shellQuoted(text)}`;
}

/**
 * One word of a POSIX shell, whatever the text holds. Control characters are left out: a terminal
 * may take them for keys, quoted or not.
 */
export function shellQuoted(text: string): string {
  const shown = text.replaceAll(/\p{Cc}+/gu, "");
  return /^[\w.:/@%+=,-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", String.raw`'\''`)}'`;
}
