import type { WindowAnswer } from "@/lib/contract/window";

/** The pipeline's name, and its stream's where that is another one. */
export function whoWords({
  name,
  stream,
}: Pick<WindowAnswer["pipeline"], "name" | "stream">): string {
  return name.toLowerCase() === stream.toLowerCase() ? name : `${name} (stream ${stream})`;
}
