import { MessageImage } from "@/components/preview/message-image";
import { OF_END } from "@/components/preview/image-query";
import { IMAGE_SIZE } from "@/components/preview/image-size";
import { UNKNOWN_ID } from "@/components/preview/unknown-id";
import { WindowImage } from "@/components/preview/window-image";
import { askedZone } from "@/components/view/view-params";
import type { Client } from "@/lib/answer/query/client";
import { costlyRoute } from "@/lib/server/http/costly-route";
import { problemResponse } from "@/lib/server/http/problem-response";
import { answerImage, type DrawnImage } from "@/lib/answer/preview/answer-image";
import { answerWindow } from "@/lib/answer/window/window-answer";
import { checkQuery } from "@/lib/answer/query/window-query";
import { runtime } from "@/lib/server/runtime";

export const dynamic = "force-dynamic";

/** A window's verdict and main chart as the image of a link preview: `?from=&to=&tz=`. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return costlyRoute(request, (asker) =>
    id === UNKNOWN_ID ? unknown() : picture(request, id, asker),
  );
}

/** One image for all unknown ids, so that it is drawn once. Each page names its own id. */
function unknown(): Promise<Response> {
  return answerImage({ key: UNKNOWN_ID, isUsual: true }, IMAGE_SIZE, async () => ({
    image: (
      <MessageImage title="No such pipeline" text="No pipeline of that id is configured here." />
    ),
    settled: true,
  }));
}

/** A window that cannot be shown is refused before it takes a place in the queue. */
async function picture(request: Request, id: string, asker: Client): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const checked = checkQuery(await runtime(), id, withoutPoints(searchParams), Date.now());
  if ("status" in checked) return problemResponse(checked);
  const asked = ["from", "to", "tz", OF_END[0]].map((name) => searchParams.get(name));
  const key = JSON.stringify([id, ...asked]);
  const isUsual = asked.every((value) => value === null);
  return answerImage({ key, isUsual }, IMAGE_SIZE, () => draw(id, searchParams, asker));
}

async function draw(id: string, asked: URLSearchParams, asker: Client): Promise<DrawnImage> {
  const answer = await answerWindow(await runtime(), id, withoutPoints(asked), {
    asker,
    keeps: false,
  });
  // The window was valid a moment ago. Only one that has just expired gets here.
  if (!answer.ok) {
    const { detail } = answer.problem;
    return { image: <MessageImage title="No such window" text={detail} />, settled: false };
  }
  const { worst: _before, ...ofEnd } = answer.body;
  const { window, coverage } = ofEnd;
  const zone = askedZone({ tz: asked.get("tz") }) ?? "UTC";
  return {
    image: <WindowImage answer={isOfEnd(asked) ? ofEnd : answer.body} zone={zone} />,
    settled: !window.live && window.settledTo >= window.to && coverage.filling === null,
  };
}

/** The image of a live page is fetched a little later, when its window is already a past one. */
function isOfEnd(asked: URLSearchParams): boolean {
  const [name, value] = OF_END;
  return asked.get(name) === value;
}

/** An image has a width of its own. */
function withoutPoints(asked: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams(asked);
  params.delete("points");
  return params;
}
