import type { IncomingMessage } from "node:http";

const MAX_BYTES = 4 * 1024 * 1024;

/** The whole body of a request; throws beyond `maxBytes`, 4 MiB by default. */
export async function readBody(
  request: IncomingMessage,
  maxBytes: number = MAX_BYTES,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) throw new Error(`The request's body is larger than ${maxBytes} bytes.`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
