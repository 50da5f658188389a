import { OverviewPicture } from "@/components/preview/overview-picture";
import { PICTURE_SIZE } from "@/components/preview/picture-size";
import { answerPipelines } from "@/lib/server/pipelines-answer";
import { answerPicture } from "@/lib/server/preview/answer-picture";

export const dynamic = "force-dynamic";

/** All pipelines with their verdicts as a picture for chats. */
export function GET(): Promise<Response> {
  const now = Date.now();
  return answerPicture("all", PICTURE_SIZE, async () => ({
    picture: <OverviewPicture answer={await answerPipelines(now)} />,
    settled: false,
  }));
}
