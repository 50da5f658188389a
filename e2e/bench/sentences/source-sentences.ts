import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const SOURCES = fileURLToPath(new URL("../../../lib/sources", import.meta.url));

/** A text with fewer words is a part of a sentence, a path or a name. */
const FEWEST_WORDS = 5;

/**
 * The messages of sources about faults, by file: every text of lib/sources that is long enough,
 * with the names of the inserted values. Read from the code, because no test can cause every fault.
 */
export function sourceSentences(): ReadonlyMap<string, readonly string[]> {
  const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/\.test\.ts$|testing\/|fixtures\//.test(file))
    .toSorted();
  const found = files.map((file) => [file, textsOf(`${SOURCES}/${file}`)] as const);
  return new Map(found.filter(([, texts]) => texts.length > 0));
}

function textsOf(file: string): readonly string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const texts: string[] = [];
  const look = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== undefined && text.split(/\s+/).length >= FEWEST_WORDS) texts.push(text);
    ts.forEachChild(node, look);
  };
  look(source);
  return [...new Set(texts)];
}

/** The text of a string or of a template: `AWS throttles {asked}`. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  const spans = node.templateSpans.map(
    ({ expression, literal }) => `{${nameOf(expression)}}${literal.text}`,
  );
  return `${node.head.text}${spans.join("")}`;
}

/** The name of an inserted value: a variable, its field, or the function that makes it. */
function nameOf(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isElementAccessExpression(node) || ts.isCallExpression(node))
    return nameOf(node.expression);
  return "…";
}
