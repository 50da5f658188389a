import { parseKiosk } from "@/components/kiosk/settings/kiosk-settings";
import type { KioskPageProps } from "@/components/kiosk/settings/kiosk-props";
import { firstTurn } from "@/components/kiosk/rotation/rotation";
import { GRID } from "@/components/kiosk/rotation/round";
import { checkedView } from "@/components/view/checked-view";
import { apiQuery, type RawParams } from "@/components/view/view-params";
import { PIPELINES_URL } from "@/lib/contract/urls";
import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import { readWindow } from "../p/[id]/read-window";
import { readPipelines } from "../read-pipelines";

/**
 * Buckets of a kiosk's window: a tenth of a screen's pixels. CloudWatch has one a minute anyway.
 */
const POINTS = "120";

/** The data of a kiosk's first HTML. `home` is the pipeline in the address, if there is one. */
export async function readKiosk(home: string | null, raw: RawParams): Promise<KioskPageProps> {
  const [asked, writtenAt] = [parseKiosk(raw), Date.now()];
  const { view, hint } = checkedView(raw, writtenAt);
  const problems = [asked.problem, hint].filter((one) => one !== null);
  const settings = { ...asked, problem: problems.length > 0 ? problems.join(" ") : null };
  const alone = home !== null && settings.rotateMs === null && !settings.grid;
  const body = alone ? undefined : await readPipelines();
  const shown = alone ? home : firstShown(body, { ...settings, home });
  const read = shown === null ? "not found" : await readWindow(shown, view, POINTS);
  const [window, problem] = read === "not found" ? [undefined, null] : [read.first, read.problem];
  const query = problem === null ? apiQuery(view) : new URLSearchParams();
  query.set("points", POINTS);
  return {
    view,
    settings,
    home,
    query: query.toString(),
    first: { list: body && { url: PIPELINES_URL, body }, window },
    problem,
    version: process.env.NARROWS_VERSION ?? "",
    writtenAt,
  };
}

/** The pipeline that the first screen shows; null when it shows all. */
function firstShown(
  body: PipelinesAnswer | undefined,
  { rotateMs, grid, home }: Pick<KioskPageProps, "home"> & KioskPageProps["settings"],
): string | null {
  const pipelines = body?.pipelines ?? [];
  const [only, ...others] = pipelines;
  if (rotateMs === null) return only && others.length === 0 && !grid ? only.id : null;
  const { stop } = firstTurn(pipelines, { home, rotateMs, grid }, 0);
  return stop === GRID ? null : stop;
}
