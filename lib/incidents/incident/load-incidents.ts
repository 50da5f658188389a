import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { type Incident, incidentSchema } from "./incident";

/** The incidents that the project is tested on. */
const INCIDENTS_FOLDER = fileURLToPath(new URL("../fixtures", import.meta.url));

/** Every `*.json.gz` of a folder, by name. Throws at the first file that is not an incident. */
export function loadIncidents(folder: string = INCIDENTS_FOLDER): readonly Incident[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json.gz"))
    .toSorted()
    .map((file) => readIncident(join(folder, file)));
}

function readIncident(file: string): Incident {
  return incidentSchema.parse(JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")));
}
