import { OverviewPicture } from "@/components/preview/overview-picture";
import { PICTURE_SIZE } from "@/components/preview/picture-size";
import { costlyRoute } from "@/lib/server/http/costly-route";
import { answerPipelines } from "@/lib/answer/overview/pipelines-answer";
import { answerPicture } from "@/lib/answer/preview/answer-picture";
import { runtime } from "@/lib/server/runtime";

export const dynamic = "force-dynamic";

/** All pipelines with their verdicts as a picture for chats. */
export function GET(request: Request): Promise<Response> {
  return costlyRoute(request, () =>
    answerPicture({ key: "all", isUsual: true }, PICTURE_SIZE, async () => ({
      picture: <OverviewPicture answer={answerPipelines(await runtime(), Date.now())} />,
      settled: false,
    })),
  );
}
