import { readFileSync, readdirSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { diagnose } from "@/lib/diagnosis/diagnose";
import { incidentWindow } from "@/lib/incidents/incident-window";
import { incidentSchema } from "@/lib/incidents/incident";
const dir = process.argv[2] ?? "/work/shared/field-cases";
const only = process.argv[3] ?? "";
const verbose = process.argv.includes("-v");
for (const f of readdirSync(dir).filter((f) => f.endsWith(".json.gz") && f.includes(only))) {
  const inc = incidentSchema.parse(JSON.parse(gunzipSync(readFileSync(dir + "/" + f)).toString()));
  const w = incidentWindow(inc);
  const v = diagnose(w, inc.at);
  const off =
    inc.truth.onset !== undefined && v.since !== null
      ? ((v.since - inc.truth.onset) / 1000).toFixed(0) + "s"
      : "-";
  console.log(
    `${f}\n   truth ${inc.truth.bottleneck} ${inc.truth.causes} ${inc.truth.severity ?? ""}\n   said  ${v.bottleneck}/${v.cause} ${v.severity} since-err ${off} also ${v.also}\n   ${v.headline}`,
  );
  for (const a of v.advice) console.log("   > " + a.text + (a.command ? "  $ " + a.command : ""));
  if (verbose) {
    for (const e of v.evidence) console.log("     ", e.rule, e.state, e.text);
    console.log(v.numbers);
  }
}
