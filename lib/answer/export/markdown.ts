/** Invisible; breaks what a renderer would read as an address or a name. */
const BREAK = "\u200b";

/**
 * Escapes any text so that Markdown shows it as it is: one line, no markup, and nothing that GitHub
 * or a chat would make live. A report is pasted elsewhere, and an application's name must not
 * notify everybody or lead readers to another site.
 */
export function escaped(text: string): string {
  return unlinked(text.replaceAll(/\s+/g, " ")).replaceAll(/[\\`*_[\]<>|#~]|&(?=#|\w+;)/g, "\\$&");
}

/** Backslashes are not enough: addresses, mentions and issue numbers are found in the rendered text. */
function unlinked(text: string): string {
  return (
    text
      // The dots of a host too: chats link `evil.example/x` by itself.
      .replaceAll(/:(\/\/[^\s/?#]*)/g, (_, host: string) => `:${BREAK}${dotted(host)}`)
      .replaceAll(/\bwww\./gi, dotted)
      .replaceAll(/@(?=\S)|#(?=\d)|\bGH-(?=\d)/gi, `$&${BREAK}`)
  );
}

const dotted = (host: string): string => host.replaceAll(".", `.${BREAK}`);

/** A table; empty without rows. Cells are Markdown already. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}

/** A command to copy, in a fence of more backticks than it contains. */
export function code(command: string): readonly string[] {
  const longest = Math.max(2, ...[...command.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return [`${fence}sh`, command, fence];
}

/** A heading with its lines; empty without lines. */
export function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `## ${heading}`, "", ...lines];
}
