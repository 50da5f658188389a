import { MessagePicture } from "@/components/preview/message-picture";
import { PICTURE_SIZE } from "@/components/preview/picture-size";
import { WindowPicture } from "@/components/preview/window-picture";
import { askedZone } from "@/components/view/view-params";
import { answerPicture, type MadePicture } from "@/lib/server/preview/answer-picture";
import { answerWindow } from "@/lib/server/window-answer";

export const dynamic = "force-dynamic";

/** A window's verdict and main chart as a picture for chats: `?from=&to=&tz=`. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const { searchParams } = new URL(request.url);
  const asked = ["from", "to", "tz"].map((name) => searchParams.get(name));
  const now = Date.now();
  return answerPicture(JSON.stringify([id, ...asked]), PICTURE_SIZE, () =>
    draw(id, searchParams, now),
  );
}

async function draw(id: string, params: URLSearchParams, now: number): Promise<MadePicture> {
  const tz = params.get("tz");
  const answer = await answerWindow(id, params, now);
  if (!answer.ok) {
    const { status, detail } = answer.problem;
    const unknown = {
      title: "No such pipeline",
      text: "No pipeline of that id is configured here.",
    };
    const picture = status === 404 ? unknown : { title: "No such window", text: detail };
    return { picture: <MessagePicture {...picture} />, settled: false };
  }
  const { window, coverage } = answer.body;
  return {
    picture: <WindowPicture answer={answer.body} zone={askedZone({ tz }) ?? "UTC"} />,
    settled: !window.live && window.settledTo === window.to && coverage.filling === null,
  };
}
