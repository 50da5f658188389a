import { Agent, type IncomingMessage, request } from "node:http";
import { readBody } from "@/lib/demo/wire/read-body";
import type { Call, Reply } from "./exchange";

/** A GetRecords answer of an emulator may have 10,000 records of 1 MiB; larger answers are not read. */
const MAX_REPLY_BYTES = 512 * 1024 * 1024;

/** Headers of one connection: each side has its own framing. */
const OF_THE_HOP = /^(connection|keep-alive|content-length|transfer-encoding|expect|host)$/i;

/** The emulator behind the gateway. */
export class Upstream {
  readonly #url: string;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(url: string) {
    this.#url = url;
  }

  /** Sends a call unchanged. Rejects when there is no whole answer. */
  async send(call: Call): Promise<Reply> {
    const answer = await this.#exchange(call);
    return {
      status: answer.statusCode ?? 502,
      headers: withoutHop(answer.rawHeaders),
      body: await readBody(answer, MAX_REPLY_BYTES),
    };
  }

  close(): void {
    this.#agent.destroy();
  }

  #exchange({ method, path, headers, body }: Call): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const { host } = new URL(this.#url);
      const sent = [...withoutHop(headers), "host", host, "content-length", String(body.length)];
      request(new URL(path, this.#url), { method, agent: this.#agent, headers: sent }, resolve)
        .on("error", reject)
        .end(body);
    });
  }
}

function withoutHop(headers: readonly string[]): readonly string[] {
  return headers.filter((_, index) => !OF_THE_HOP.test(headers[index - (index % 2)] ?? ""));
}
