/** `5.0` claims a precision that a sentence does not have, so the zero is dropped. */
export function withoutZeros(text: string): string {
  return text.includes("e")
    ? String(Number(text))
    : text.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
}
