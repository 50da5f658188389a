import { diagnose } from "@/lib/diagnosis/diagnose";
import { incidentWindow } from "../window/incident-window";
import { parseArguments, type RecordArguments, USAGE } from "./arguments";
import { choosePipeline } from "./choose-pipeline";
import { expectNoFile, readRecorded, writeIncident } from "./incident-file";
import { recordIncident } from "./record-incident";
import { summaryOf, verdictLines } from "./summary";

/** `npm run record`: makes an incident from the answers of a pipeline's upstreams, or replays one. */
async function main(): Promise<void> {
  const asked = parseArguments(process.argv.slice(2));
  if (asked.help) return print([USAGE]);
  return asked.replay === undefined ? record(asked) : replay(asked.replay, asked);
}

async function record({ pipeline: id, minutes, out, truth }: RecordArguments): Promise<void> {
  const { pipeline, publicationDelayMs } = choosePipeline(process.env, id);
  if (out !== undefined) expectNoFile(out);
  const enough = new AbortController();
  process.once("SIGINT", () => enough.abort());
  process.once("SIGTERM", () => enough.abort());
  print([
    `Listening to "${pipeline.id}" for ${minutes} min, read-only. Ctrl-C ends it early and keeps what was heard.`,
  ]);
  const recording = await recordIncident({
    pipeline,
    minutes,
    publicationDelayMs,
    ...(truth === undefined ? {} : { truth }),
    signal: enough.signal,
    onRead: ({ source, call, fault }) => {
      if (fault !== undefined) print([`  ${source} ${call}: ${fault}`]);
    },
  });
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(":", "");
  const file = out ?? `${pipeline.id}-${stamp}.json.gz`;
  const bytes = writeIncident(recording.incident, file);
  print([
    `Wrote ${file} (${Math.ceil(bytes / 1_000)} kB). Look at it before you send it.`,
    ...summaryOf(recording),
    ...verdictLines(recording.verdict),
    `If that is wrong, say what is right: npm run record -- --replay ${file} --label BOTTLENECK/CAUSE --out FILE`,
  ]);
}

/** With `--out` it writes another file with a label, which makes it a test. */
function replay(file: string, { truth, out }: RecordArguments): void {
  const recorded = readRecorded(file);
  const incident = truth === undefined ? recorded : { ...recorded, truth };
  print(verdictLines(diagnose(incidentWindow(incident), incident.at)));
  if (incident.truth !== undefined) {
    const { bottleneck, causes } = incident.truth;
    print([`It really was: ${bottleneck}/${causes.join(" or ")}.`]);
  }
  if (out === undefined) return;
  expectNoFile(out);
  writeIncident(incident, out);
  print([`Wrote ${out}.`]);
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
