import type { Problem } from "@/lib/contract/problem";

/** 400: a parameter that cannot be read, with an example of a valid one. */
export function badParameter(wrong: {
  readonly parameter: string;
  readonly detail: string;
  readonly example: string;
}): Problem {
  const { parameter, detail, example } = wrong;
  return { type: "about:blank", title: "Bad request", status: 400, detail, parameter, example };
}

/** 404: nothing has that name; lists the names that exist. */
export function notFound(what: string, known: readonly string[]): Problem {
  const shown = known.slice(0, 20).join(", ");
  const detail = `There is no such ${what}. Known: ${shown}${known.length > 20 ? " …" : "."}`;
  return { type: "about:blank", title: "Not found", status: 404, detail };
}
