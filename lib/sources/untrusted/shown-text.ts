import { z } from "zod";
import { maskSecrets } from "@/lib/domain/text/mask-secrets";

/** What matters in a text is at its beginning; a hostile one may be 32 MiB long. */
const READ = 20_000;

const LONGEST = 300;

/** The part of an upstream's text that is read, which bounds the time to read it. */
export const beginning = (text: string): string => text.slice(0, READ);

/**
 * One line of an upstream's text, fit to be stored and shown: without secrets and control
 * characters, at most `longest` long. Secrets are masked before the cut, which could halve one.
 * Markup is kept, so it must still be escaped.
 */
export function shownText(text: string, longest = LONGEST): string {
  const line = maskSecrets(
    // oxlint-disable-next-line no-control-regex -- removing them is the point
    beginning(text).replaceAll(/[\s\u0000-\u001f\u007f]+/g, " "),
  ).trim();
  // No mask is halved: half of one would look like a secret.
  const cut = line.slice(0, longest - 1).replace(/\[m?a?s?k?e?d?$/, "");
  return line.length > longest ? `${cut}…` : line;
}

/** A name in an upstream's answer that is only shown. */
export const shownName = z.string().transform((name) => shownText(name));

/**
 * The first line of an upstream text that is not empty, fit to be shown: stack traces run to pages.
 * Markup is kept, so it must still be escaped.
 */
export function firstLine(text: string | undefined): string | undefined {
  return beginning(text ?? "")
    .split(/[\r\n]/)
    .map((line) => shownText(line))
    .find((line) => line !== "");
}
