/**
 * JSON in ASCII alone, which means the same: a single en dash in it would make a browser read and
 * hold the whole answer at two bytes a character.
 */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
