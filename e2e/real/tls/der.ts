/** The few ASN.1 types that a certificate is made of, in their distinguished encoding (DER). */

const SEQUENCE = 0x30;
const SET = 0x31;

/** Tag, length, content (X.690 §8.1): lengths from 128 on say first how many bytes they take. */
export function der(tag: number, content: Uint8Array): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content]);
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, "0"), "hex");
  return Buffer.concat([Buffer.of(tag, 0x80 | bytes.length), bytes, content]);
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer =>
  der(SEQUENCE, Buffer.concat(parts));

export const set = (...parts: readonly Uint8Array[]): Buffer => der(SET, Buffer.concat(parts));

/** A number whose first bit is 0: it would be negative otherwise. */
export const integer = (bytes: Uint8Array): Buffer => der(0x02, bytes);

/** Whole bytes: the first byte says that no bit of the last is unused. */
export const bitString = (bytes: Uint8Array): Buffer =>
  der(0x03, Buffer.concat([Buffer.of(0), bytes]));

export const octetString = (bytes: Uint8Array): Buffer => der(0x04, bytes);

export const utf8String = (text: string): Buffer => der(0x0c, Buffer.from(text));

export const nothing = (): Buffer => der(0x05, Buffer.alloc(0));

/** `2026-11-23T08:00:00.000Z` as `261123080000Z`: the form that certificates have until 2049. */
export const time = (at: Date): Buffer =>
  der(0x17, Buffer.from(`${at.toISOString().replace(/^20|[-:T]|\.\d+Z$/g, "")}Z`));

/** An object identifier, from its encoded bytes in hexadecimal. */
export const identifier = (hex: string): Buffer => der(0x06, Buffer.from(hex, "hex"));
