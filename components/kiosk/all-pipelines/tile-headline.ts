import type { Verdict } from "@/lib/domain/verdict";
import { asSentence } from "@/lib/domain/text/problem-and-remedy";
import { NOT_EVALUATED } from "@/lib/format/not-evaluated";

/** A tile's sentence and its size step. 0 is the largest. */
export interface TileHeadline {
  readonly text: string;
  readonly step: number;
}

/** The letters that fit into a tile in each step, on the screen with the least room for it. */
const ROOM = {
  /** The first tile, the largest. */
  lead: [130, 210, 340],
  large: [85, 130, 185],
  /** A large tile that also names a source in trouble. */
  deaf: [85, 120, 155],
} as const;
export type TileRoom = keyof typeof ROOM;

/**
 * The headline of a tile, as large as it fits. A long headline gets a smaller step. If it is still
 * too long, it drops what to do, which the pipeline's own screen shows, and then the words that the
 * line above it already has.
 */
export function tileHeadline(
  verdict: Pick<Verdict, "headline" | "advice">,
  room: TileRoom,
): TileHeadline {
  const steps = ROOM[room];
  const most = steps.at(-1) ?? 0;
  const all = forms(verdict);
  const text = all.find(({ length }) => length <= most) ?? all.at(-1) ?? verdict.headline;
  const step = steps.findIndex((letters) => text.length <= letters);
  return { text, step: step < 0 ? steps.length - 1 : step };
}

const JUDGES = `${NOT_EVALUATED}: `;

/** The whole sentence, and shorter ones that are still sentences. */
function forms({ headline, advice }: Pick<Verdict, "headline" | "advice">): readonly string[] {
  const cure = advice.find(({ text }) => headline.endsWith(` ${text}`));
  const what = cure ? headline.slice(0, -cure.text.length).trimEnd() : headline;
  const bare = what.startsWith(JUDGES) ? asSentence(what.slice(JUDGES.length)) : what;
  return [headline, what, bare];
}
