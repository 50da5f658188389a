/**
 * JSON in ASCII only, with the same meaning. A single en dash would make a browser store the whole
 * answer with two bytes a character.
 */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
