/** `5.0` reads as a claim of precision that a sentence does not make: drop the zero. */
export function withoutZeros(text: string): string {
  return text.includes("e")
    ? String(Number(text))
    : text.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
}
