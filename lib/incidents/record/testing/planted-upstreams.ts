import { startJsonServer } from "@/lib/sources/aws/testing/json-server";
import { serve } from "@/lib/sources/spark/testing/serve";
import { plantedAws } from "./planted-aws";
import { plantedSpark } from "./planted-spark";

export interface PlantedUpstreams {
  readonly awsUrl: string;
  readonly sparkUrl: string;
  close(): Promise<void>;
}

/** Every upstream of one pipeline, with a secret in every text that the dashboard does not need. */
export async function startPlanted(): Promise<PlantedUpstreams> {
  const aws = await startJsonServer();
  const spark = await serve(plantedSpark);
  aws.answer(plantedAws());
  return {
    awsUrl: aws.url,
    sparkUrl: spark.url,
    close: async () => void (await Promise.all([aws.close(), spark.close()])),
  };
}
