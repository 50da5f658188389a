/**
 * JSON as Spark's Jackson prints it: `"key" : value`, objects over several lines, arrays inline.
 * Keys whose value is undefined are left out, as Spark leaves out empty Options: never null.
 */
export function sparkJson(value: unknown, indent = ""): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return "[ ]";
    return `[ ${value.map((element) => sparkJson(element, indent)).join(", ")} ]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const lines = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .map(([key, field]) => `${inner}${JSON.stringify(key)} : ${sparkJson(field, inner)}`);
  return lines.length === 0 ? "{ }" : `{\n${lines.join(",\n")}\n${indent}}`;
}

/** Spark's date: `2026-11-23T03:09:38.867GMT`, which is not ISO 8601. */
export function sparkDate(epochMs: number): string {
  return new Date(epochMs).toISOString().replace("Z", "GMT");
}
