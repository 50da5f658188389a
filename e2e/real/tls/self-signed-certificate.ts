import { generate } from "selfsigned";
import { DAY_MS } from "@/lib/domain/metric-period";

/** Both PEM, as `https.createServer` takes them. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/**
 * A certificate for 127.0.0.1 and localhost, valid from yesterday for 30 days, with its key: Node
 * issues none itself, and `openssl` is not on every machine. A client that checks it needs it as
 * its `ca`.
 */
export async function selfSignedCertificate(): Promise<Certificate> {
  const notBeforeDate = new Date(Date.now() - DAY_MS);
  const { private: key, cert } = await generate([{ name: "commonName", value: "127.0.0.1" }], {
    algorithm: "sha256",
    notBeforeDate,
    notAfterDate: new Date(notBeforeDate.getTime() + 30 * DAY_MS),
    extensions: [
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 7, ip: "127.0.0.1" },
        ],
      },
    ],
  });
  return { key, cert };
}
