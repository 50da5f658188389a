import { readFileSync } from "node:fs";
import { SourceError } from "../../source";

/** For tests: a recorded body, by the name of its fixture. */
export function recorded(name: string) {
  const file = new URL(`../fixtures/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")).body;
}

/** For tests: the error of a parser. */
export function faultOf(parse: () => unknown): { fault: string; message: string } {
  try {
    parse();
  } catch (error) {
    if (error instanceof SourceError) return { fault: error.fault, message: error.message };
    throw error;
  }
  throw new Error("nothing was thrown");
}
