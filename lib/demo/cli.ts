import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { demoFolders, EMULATOR_FILE } from "./demo-folders.mjs";
import { parsePort } from "./parse-port";
import { PHYSICAL_TROUBLES, WIRE_TROUBLES } from "./simulation/troubles";
import { CONTROL_HEADER } from "./control-handler";

const HELP = `Switch the troubles of the running demo on and off.

  npm run demo -- list                       the pipelines, and what is wrong with each
  npm run demo -- on  <pipeline> <trouble>   make it so
  npm run demo -- off <pipeline> <trouble>   let it heal

  --port N   the emulator's port, when it is not the one that npm start started

Troubles of the pipeline:
${table(PHYSICAL_TROUBLES)}

Troubles of the wire:
${table(WIRE_TROUBLES)}
`;

function table(troubles: Readonly<Record<string, string>>): string {
  return Object.entries(troubles)
    .map(([name, text]) => `  ${name.padEnd(22)}${text}`)
    .join("\n");
}

/** A running demo, and how it was found. */
interface Found {
  readonly port: number;
  /** The address, and the data folder if it was found there: two demos may run at once. */
  readonly name: string;
}

/** The first emulator that a launcher started. Throws with a message when there is none. */
function findEmulator(given: string | undefined): Found {
  if (given !== undefined) return named(parsePort(given), "--port");
  const dataDir = process.env.DATA_DIR || ".data";
  for (const folder of demoFolders(dataDir)) {
    try {
      const { port }: { port?: unknown } = JSON.parse(
        readFileSync(join(folder, EMULATOR_FILE), "utf8"),
      );
      if (typeof port === "number") return named(port, folder);
    } catch {
      // Missing or unreadable: the advice below covers both.
    }
  }
  throw new Error(
    `No running demo found in ${dataDir}. Start one with npm start, say DATA_DIR if it has another one, or give --port.`,
  );
}

const named = (port: number, from: string): Found => ({
  port,
  name: `The demo at http://127.0.0.1:${port} (${from})`,
});

async function ask({ port, name }: Found, path: string, body?: unknown): Promise<unknown> {
  const request: RequestInit = { headers: { [CONTROL_HEADER]: "1" } };
  if (body !== undefined) Object.assign(request, { method: "POST", body: JSON.stringify(body) });
  const response = await fetch(`http://127.0.0.1:${port}${path}`, request).catch(() => {
    throw new Error(`${name} does not answer: it is not running (npm start).`);
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer;
  throw new Error(`${name}: ${errorOf(answer) ?? `the answer was ${response.status}.`}`);
}

function errorOf(answer: unknown): string | undefined {
  const isObject = typeof answer === "object" && answer !== null && "error" in answer;
  return isObject ? String(answer.error) : undefined;
}

async function run(): Promise<string> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  const [command, pipeline, trouble] = positionals;
  if (values.help === true || command === undefined) return HELP;
  const demo = findEmulator(values.port);
  const answered = (pipelines: unknown): string => `${demo.name}:\n${describe(pipelines)}\n`;
  if (command === "list") return answered(await ask(demo, "/demo/pipelines"));
  if (command !== "on" && command !== "off") throw new Error(`Unknown command "${command}".`);
  if (pipeline === undefined || trouble === undefined) {
    throw new Error(`Say which: npm run demo -- ${command} <pipeline> <trouble>`);
  }
  const path = `/demo/pipelines/${encodeURIComponent(pipeline)}/troubles/${encodeURIComponent(trouble)}`;
  return answered([await ask(demo, path, { on: command === "on" })]);
}

interface Listed {
  readonly id: string;
  readonly troubles: readonly string[];
}

function describe(pipelines: unknown): string {
  if (!Array.isArray(pipelines)) throw new Error("The emulator's answer is not a list.");
  return pipelines
    .filter((one: unknown): one is Listed => typeof one === "object" && one !== null && "id" in one)
    .map(({ id, troubles }) => `${id.padEnd(16)}${troubles.join(", ") || "no trouble"}`)
    .join("\n");
}

try {
  process.stdout.write(await run());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
