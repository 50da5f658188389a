import type { IncomingMessage } from "node:http";

const MAX_BYTES = 4 * 1024 * 1024;

/** The whole body of a request; throws beyond 4 MiB. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BYTES) throw new Error("The request's body is larger than 4 MiB.");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
