import { SourceError } from "../../source";

/** A driver that knows only these paths, and the paths that it was asked for. */
export function driverKnowing(answers: Readonly<Record<string, unknown>>) {
  const asked: string[] = [];
  const ask = (path: string, call: string): Promise<unknown> => {
    asked.push(path);
    if (path in answers) return Promise.resolve(answers[path]);
    const result = { source: "spark", call, fault: "not-found", message: "gone" } as const;
    return Promise.reject(new SourceError(result));
  };
  return { asked, ask };
}
