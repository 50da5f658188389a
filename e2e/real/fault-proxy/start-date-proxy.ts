import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream";

/** An HTTP proxy before one upstream that shifts the clock in its answers. */
export interface DateProxy {
  readonly url: string;
  /** From now on this is added to every answer's `Date` header, ms. */
  set(offsetMs: number): void;
  close(): Promise<void>;
}

/** Starts it on a free port of the loopback; for the offset see {@link DateProxy.set}. */
export async function startDateProxy(upstream: string, offsetMs: number): Promise<DateProxy> {
  let offset = offsetMs;
  const server = createServer((question, reply) => {
    const { method, url: path, headers } = question;
    const asked = request(new URL(path ?? "/", upstream), { method, headers }, (answer) => {
      const date = new Date(Date.now() + offset).toUTCString();
      reply.writeHead(answer.statusCode ?? 502, { ...answer.headers, date });
      pipeline(answer, reply, () => {});
    });
    asked.on("error", () => reply.destroy());
    pipeline(question, asked, () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // it listens on TCP
    set(next) {
      offset = next;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
