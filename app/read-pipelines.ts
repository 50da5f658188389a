import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import { log } from "@/lib/process/log";
import { runtime } from "@/lib/server/runtime";
import { answerPipelines } from "@/lib/answer/overview/pipelines-answer";

/**
 * The data of the rows of all pipelines, without evidence: for two hundred pipelines that is a
 * megabyte, and no row shows it. Undefined when it cannot be read. The page then asks the API.
 */
export async function readPipelines(): Promise<PipelinesAnswer | undefined> {
  try {
    const answer = answerPipelines(await runtime(), Date.now());
    return { ...answer, pipelines: answer.pipelines.map(inShort) };
  } catch (error) {
    log.error({ err: error }, "the overview could not be read");
    return undefined;
  }
}

function inShort(pipeline: PipelinesAnswer["pipelines"][number]): typeof pipeline {
  const { clearing: _clearing, ...verdict } = pipeline.verdict;
  return { ...pipeline, verdict: { ...verdict, evidence: [], blind: [], advice: [] } };
}
