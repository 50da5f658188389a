/** Is not seen, and ends what a renderer takes for an address or a name. */
const BREAK = "\u200b";

/**
 * Text from anywhere, so that it stands in Markdown as it is: one line, no markup of its own, and
 * nothing that GitHub or a chat would make live. A report is made to be pasted elsewhere, and an
 * application's name must not call everybody, nor lead readers away.
 */
export function escaped(text: string): string {
  return unlinked(text.replaceAll(/\s+/g, " ")).replaceAll(/[\\`*_[\]<>|#~]|&(?=#|\w+;)/g, "\\$&");
}

/** Backslashes do not do it: addresses, mentions and numbers of issues are found in the finished text. */
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

/** A table; nothing without rows. Cells are Markdown already. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}

/** A command to copy, fenced by more backticks than it holds itself. */
export function code(command: string): readonly string[] {
  const longest = Math.max(2, ...[...command.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return [`${fence}sh`, command, fence];
}

/** A heading with what stands under it; nothing when nothing does. */
export function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `## ${heading}`, "", ...lines];
}
