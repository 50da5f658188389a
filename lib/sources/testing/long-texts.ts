/** What a regular expression repeats, or what starts a match that never ends. */
const PUMPS = [
  "a|1|A| |\n|\t|.|-|/|:|@|<|>|'|\"|\\|`|=|&|a.|1.|a-|:1|//|//a:|//a@|a@|@a.|a@b.|]|] |[{|aA1|/a",
  '<title|<title |<script|<head |</script|Basic |Bearer a|eyJ|eyJ.|AKIA|password|password=|token="',
  "token:'\\|secret |authorization: Basic |?sig|arn:aws:|-----BEGIN PRIVATE KEY-----|IQoJb3JpZ2lu",
  "/home/|shardId-|10.0.|123456789012 |spark://|local[|/amazon-kinesis-client-1.|/spark-streaming_2.",
  'streaming/batch/?id=1|java.|no such app: |Streaming job running receiver 1|www.|https://a.|#1|é|<input |<input type|realm="|/history/|/proxy/application_1_1|app-1|login/',
  "not authorized to perform: |kinesis:|because no |timed out after 1|Signature expired|Active Streaming",
].flatMap((line) => line.split("|"));

const LENGTH = 200_000;

/** Texts of this length, each a short repeated pattern, with or without an end. */
export function* longTexts(): Generator<readonly [name: string, text: string]> {
  for (const pump of PUMPS) {
    const body = pump.repeat(LENGTH / pump.length);
    for (const end of ["", "\n!", ".jar@"]) yield [JSON.stringify(pump + end), body + end];
  }
}

/**
 * The texts that take more CPU time than any linear reader, ms. The limit is at least ten times
 * what is needed, and a quadratic reader takes far more.
 */
export function slowOn(read: (text: string) => unknown): readonly string[] {
  const slow: string[] = [];
  for (const [name, text] of longTexts()) {
    const tookMs = cpuMs(read, text);
    // A slow reader is slow again; a busy machine is not.
    if (tookMs > MOST_CPU_MS && cpuMs(read, text) > MOST_CPU_MS)
      slow.push(`${name}: ${Math.round(tookMs)} ms`);
    // One is enough, and the next would take as long.
    if (slow.length > 0) return slow;
  }
  return slow;
}

const MOST_CPU_MS = 500;

function cpuMs(read: (text: string) => unknown, text: string): number {
  const before = process.cpuUsage();
  read(text);
  return process.cpuUsage(before).user / 1_000;
}
