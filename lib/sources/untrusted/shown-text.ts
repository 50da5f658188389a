import { z } from "zod";
import { maskSecrets } from "@/lib/domain/mask-secrets";

/** What is worth telling of a text stands at its beginning; a hostile one may be 32 MiB long. */
const READ = 20_000;

const LONGEST = 300;

/** The part of an upstream's text that is looked at, so that the time to do so is bounded. */
export const beginning = (text: string): string => text.slice(0, READ);

/**
 * One line of an upstream's text as it may be stored and shown: without secrets and control
 * characters, and no longer than `longest`. Secrets go before the cut, which could halve one.
 * Markup is left in, so it must still be escaped.
 */
export function shownText(text: string, longest = LONGEST): string {
  const line = maskSecrets(
    // oxlint-disable-next-line no-control-regex -- removing them is the point
    beginning(text).replaceAll(/[\s\u0000-\u001f\u007f]+/g, " "),
  ).trim();
  // No mask is halved: half of one would be taken for a secret.
  const cut = line.slice(0, longest - 1).replace(/\[m?a?s?k?e?d?$/, "");
  return line.length > longest ? `${cut}…` : line;
}

/** A name in an upstream's answer that is only ever shown. */
export const shownName = z.string().transform((name) => shownText(name));

/**
 * The first line of an upstream text that has any, as it may be shown: stack traces run to pages.
 * Markup is left in, so it must still be escaped.
 */
export function firstLine(text: string | undefined): string | undefined {
  return beginning(text ?? "")
    .split(/[\r\n]/)
    .map((line) => shownText(line))
    .find((line) => line !== "");
}
