import { OverviewImage } from "@/components/preview/overview-image";
import { IMAGE_SIZE } from "@/components/preview/image-size";
import { costlyRoute } from "@/lib/server/http/costly-route";
import { answerPipelines } from "@/lib/answer/overview/pipelines-answer";
import { answerImage } from "@/lib/answer/preview/answer-image";
import { runtime } from "@/lib/server/runtime";

export const dynamic = "force-dynamic";

/** All pipelines with their verdicts, as the image of a link preview. */
export function GET(request: Request): Promise<Response> {
  return costlyRoute(request, () =>
    answerImage({ key: "all", isUsual: true }, IMAGE_SIZE, async () => ({
      image: <OverviewImage answer={answerPipelines(await runtime(), Date.now())} />,
      settled: false,
    })),
  );
}
