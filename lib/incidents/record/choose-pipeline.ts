import { isConfigured, readConfig } from "@/lib/config/read-config.mjs";
import type { Pipeline } from "@/lib/domain/pipeline";

export interface Chosen {
  readonly pipeline: Pipeline;
  readonly publicationDelayMs: number;
}

/**
 * The configured pipeline with an id; without an id, the only one that is configured.
 *
 * @throws Error that says what to configure, or which ids there are.
 */
export function choosePipeline(
  env: Record<string, string | undefined>,
  id: string | undefined,
): Chosen {
  if (!isConfigured(env)) {
    throw new Error(
      "No pipeline is configured, so there is nothing to record: set KINESIS_STREAM, AWS_REGION and " +
        "SPARK_UI_URL, or PIPELINES_FILE, in the environment or in .env.local (see .env.example).",
    );
  }
  const { pipelines, publicationDelayMs } = readConfig(env);
  const ids = pipelines.map((pipeline) => pipeline.id).join(", ");
  const [first, ...others] = pipelines;
  if (id === undefined && others.length > 0) {
    throw new Error(`Say which pipeline to record: --pipeline with one of ${ids}.`);
  }
  const pipeline = id === undefined ? first : pipelines.find((one) => one.id === id);
  if (pipeline === undefined) throw new Error(`There is no pipeline "${id}". There are: ${ids}.`);
  return { pipeline, publicationDelayMs };
}
