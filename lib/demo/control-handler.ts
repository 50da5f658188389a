import type { IncomingMessage, ServerResponse } from "node:http";
import type { CallCounter } from "./wire/calls";
import type { Fleet } from "./fleet";
import { isTrouble, TROUBLES } from "./simulation/troubles";
import { readBody } from "./wire/read-body";

/** A page of another origin can send this header only after a CORS preflight, which is never answered. */
export const CONTROL_HEADER = "x-narrows-demo";

interface Control {
  readonly fleet: Fleet;
  readonly calls: CallCounter;
}

export function isControl(request: IncomingMessage): boolean {
  return request.url?.startsWith("/demo/") ?? false;
}

/** `/demo/…`: the pipelines, the call counts and the switches. */
export async function handleControl(
  request: IncomingMessage,
  response: ServerResponse,
  control: Control,
): Promise<void> {
  const path = request.url?.split("?")[0] ?? "";
  const question = `${request.method} ${path}`;
  if (question === "GET /demo/pipelines") return send(response, 200, overview(control));
  if (question === "GET /demo/calls") return send(response, 200, control.calls.read());
  if (request.method !== "POST") return send(response, 404, { error: `No such path: ${path}` });
  if (request.headers[CONTROL_HEADER] !== "1") {
    return send(response, 403, { error: `The header ${CONTROL_HEADER}: 1 is missing.` });
  }
  if (path === "/demo/calls/reset") {
    control.calls.reset();
    return send(response, 200, control.calls.read());
  }
  const [, id, trouble] = /^\/demo\/pipelines\/([^/]+)\/troubles\/([^/]+)$/.exec(path) ?? [];
  if (id === undefined || trouble === undefined) {
    return send(response, 404, { error: `No such path: ${path}` });
  }
  return switchTrouble({ id, trouble }, request, response, control);
}

async function switchTrouble(
  { id, trouble }: { id: string; trouble: string },
  request: IncomingMessage,
  response: ServerResponse,
  control: Control,
): Promise<void> {
  const ids = control.fleet.entries.map((entry) => entry.id);
  if (!ids.includes(id)) {
    const known = ids.join(", ");
    return send(response, 404, { error: `No pipeline "${id}". There are: ${known}.` });
  }
  if (!isTrouble(trouble)) {
    const known = Object.keys(TROUBLES).join(", ");
    return send(response, 404, { error: `No trouble "${trouble}". There are: ${known}.` });
  }
  const on = wantedState(await readBody(request));
  if (on === undefined)
    return send(response, 400, { error: 'The body must be {"on": true|false}.' });
  await control.fleet.setTrouble(id, trouble, on);
  return send(
    response,
    200,
    overview(control).find((one) => one.id === id),
  );
}

function overview({ fleet }: Control) {
  return fleet.entries.map((entry, index) => ({
    ...entry,
    troubles: [...(fleet.simulations[index]?.troubles ?? [])],
  }));
}

function wantedState(body: Buffer): boolean | undefined {
  try {
    const { on }: { on?: unknown } = JSON.parse(body.toString());
    return typeof on === "boolean" ? on : undefined;
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = `${JSON.stringify(body)}\n`;
  response
    .writeHead(status, { "content-type": "application/json", "cache-control": "no-store" })
    .end(text);
}
