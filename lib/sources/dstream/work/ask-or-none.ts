import { isSourceError } from "../../source";

/** Asks for one path of the application. `call` is the name of the call in messages. */
export type Ask = (path: string, call: string) => Promise<unknown>;

/** Undefined for what was evicted, and for a stage without a completed task. */
export async function askOrNone(ask: Ask, path: string, call: string): Promise<unknown> {
  try {
    return await ask(path, call);
  } catch (error) {
    if (isSourceError(error) && error.fault === "not-found") return undefined;
    throw error;
  }
}
