import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import {
  bitString,
  der,
  identifier,
  integer,
  nothing,
  octetString,
  sequence,
  set,
  time,
  utf8String,
} from "./der";

/** Both PEM, as `https.createServer` takes them. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const SHA256_WITH_RSA = sequence(identifier("2a864886f70d01010b"), nothing());
const COMMON_NAME = identifier("550403");
const SUBJECT_ALT_NAME = identifier("551d11");
const DAY_MS = 86_400_000;

/**
 * A certificate for 127.0.0.1 and localhost, valid from yesterday for 30 days, with its key. Node
 * makes keys and signatures but no certificates, and `openssl` is not on every machine; a client
 * that checks it must be given it as its `ca`.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function selfSignedCertificate(): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const body = certificateBody(publicKey.export({ type: "spki", format: "der" }));
  const signature = sign("sha256", body, privateKey);
  const whole = sequence(body, SHA256_WITH_RSA, bitString(signature));
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: pem("CERTIFICATE", whole),
  };
}

function certificateBody(publicKey: Uint8Array): Buffer {
  const yesterday = Date.now() - DAY_MS;
  const name = sequence(set(sequence(COMMON_NAME, utf8String("127.0.0.1"))));
  // GeneralNames: [2] a DNS name, [7] an address.
  const names = sequence(der(0x82, Buffer.from("localhost")), der(0x87, Buffer.of(127, 0, 0, 1)));
  return sequence(
    der(0xa0, integer(Buffer.of(2))), // version 3, the first with extensions
    integer(Buffer.concat([Buffer.of(1), randomBytes(8)])),
    SHA256_WITH_RSA,
    name, // issuer
    sequence(time(new Date(yesterday)), time(new Date(yesterday + 30 * DAY_MS))),
    name, // subject
    publicKey,
    der(0xa3, sequence(sequence(SUBJECT_ALT_NAME, octetString(names)))),
  );
}

function pem(label: string, bytes: Buffer): string {
  const lines = bytes.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}
