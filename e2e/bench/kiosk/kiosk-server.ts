import { createServer, type ServerResponse } from "node:http";
import { listenLocally } from "@/e2e/real/process/listen-locally";
import { PIPELINES_URL, VERSION_HEADER } from "@/lib/contract/urls";
import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import { REFRESH_MS } from "@/lib/contract/window";
import type { Tape } from "../page/tape";
import { listAt } from "./list-tape";

export interface KioskServer {
  readonly url: string;
  /** Moves the tape on by one refresh. */
  next(): void;
  answered(): number;
  close(): Promise<void>;
}

/** Pages and code come from the product; all data come from two tapes that run at the bench's pace. */
export async function serveKiosk(
  product: string,
  tape: Tape,
  recorded: PipelinesAnswer,
): Promise<KioskServer> {
  let [n, answers] = [0, 0];
  const server = createServer((asked, response) => {
    const path = asked.url ?? "/";
    const now = tape.timeOf(n);
    const data = path.startsWith(`${PIPELINES_URL}/`)
      ? { ...tape.answer(n), pipeline: { ...tape.answer(0).pipeline, id: path } }
      : path === PIPELINES_URL && listAt(recorded, { n, now });
    if (!data) return void passOn(product + path, response).catch(() => response.destroy());
    answers++;
    response.setHeader("date", new Date(now).toUTCString());
    response.setHeader("etag", `"${n}"`);
    response.setHeader("content-type", "application/json");
    response.setHeader("cache-control", "no-cache");
    response.end(JSON.stringify(data));
  });
  const port = await listenLocally(server);
  return {
    url: `http://127.0.0.1:${port}`,
    next: () => void n++,
    answered: () => answers,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The number of refreshes in this many hours. */
export function refreshesOf(hours: number): number {
  return (hours * 3_600_000) / REFRESH_MS;
}

async function passOn(url: string, response: ServerResponse): Promise<void> {
  const answer = await fetch(url, { redirect: "manual" });
  for (const name of ["content-type", "content-security-policy", "cache-control", VERSION_HEADER]) {
    const value = answer.headers.get(name);
    if (value) response.setHeader(name, value);
  }
  response.writeHead(answer.status);
  response.end(Buffer.from(await answer.arrayBuffer()));
}
