import { readFileSync, writeFileSync } from "node:fs";
import { PLACES, type Sentence } from "./sentences-in";
import { sourceSentences } from "./source-sentences";

const HEAD = `# Every sentence

What a verdict, a condition, an advice, a piece of evidence or a failing source can say. Numbers, times and
names are masked: \`{n}\`, \`{duration}\`, \`{bytes}\`, \`{name}\`, \`{shards}\`, \`{region}\`, \`{error}\`.
What verdicts say is collected from everything that is kept and played (\`e2e/bench/agreements\`); what
sources say is read from their code. A test fails for a sentence that is not here, and for one that nobody
says. It writes this page again with \`AGREEMENTS=renew npx vitest run e2e/bench/agreements\`: read what
is new aloud before you commit it.
`;

/** The list of all sentences, in a stable order. */
export function catalogueOf(said: Iterable<Sentence>): string {
  const all = [...said];
  const places = PLACES.map((place) =>
    section(place, byRule(all.filter((one) => one.place === place))),
  );
  return `${[HEAD, ...places, section("Sources", sourceSentences())].join("\n")}`;
}

function byRule(said: readonly Sentence[]): ReadonlyMap<string, readonly string[]> {
  const rules = [...new Set(said.map(({ of }) => of))].toSorted();
  return new Map(
    rules.map((rule) => [
      rule,
      [...new Set(said.filter(({ of }) => of === rule).map(({ text }) => text))].toSorted(),
    ]),
  );
}

function section(title: string, groups: ReadonlyMap<string, readonly string[]>): string {
  const parts = [...groups].map(
    ([name, texts]) => `### ${name}\n\n${texts.map((text) => `- \`${asCode(text)}\`\n`).join("")}`,
  );
  return `## ${title}\n\n${parts.join("\n")}`;
}

/**
 * A back-tick would end the code that keeps braces and stars unchanged; a line end would end the
 * item.
 */
function asCode(text: string): string {
  return text.replaceAll("`", "'").replaceAll(/\s+/g, " ").trim();
}

const PAGE = new URL("../../../docs/sentences.md", import.meta.url);

/** The sentences in the file; a run that renews it writes it first. */
export function catalogue(said: Iterable<Sentence>, renews: boolean): string {
  if (renews) writeFileSync(PAGE, catalogueOf(said));
  return readFileSync(PAGE, "utf8");
}

/** Lines of one list that the other lacks, with their headings. */
export function linesBeyond(page: string, other: string): readonly string[] {
  const known = new Set(linesOf(other));
  return linesOf(page).filter((line) => !known.has(line));
}

function linesOf(page: string): readonly string[] {
  let [place, rule] = ["", ""];
  return page.split("\n").flatMap((line) => {
    if (line.startsWith("## ")) place = line.slice(3);
    if (line.startsWith("### ")) rule = line.slice(4);
    return line.startsWith("- `") ? [`${place}, ${rule}: ${line.slice(3, -1)}`] : [];
  });
}
