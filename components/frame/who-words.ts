import type { WindowAnswer } from "@/lib/contract/window";

/** The pipeline's name, with its stream's name if that is different. */
export function whoWords({
  name,
  stream,
}: Pick<WindowAnswer["pipeline"], "name" | "stream">): string {
  return name.toLowerCase() === stream.toLowerCase() ? name : `${name} (stream ${stream})`;
}
