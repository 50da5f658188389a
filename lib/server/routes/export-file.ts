/** `narrows-orders-2026-11-23T1400Z-1500Z.md`: whose, and from when to when, to the minute. */
export function exportName(
  id: string,
  { from, to }: { readonly from: number; readonly to: number },
  extension: string,
): string {
  const [start, end] = [stamp(from), stamp(to)];
  const sameDay = start.slice(0, 10) === end.slice(0, 10);
  return `narrows-${id}-${start}-${sameDay ? end.slice(11) : end}.${extension}`;
}

const stamp = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 16).replace(":", "")}Z`;

/** A file to save: never cached, never drawn as a page. */
export function fileResponse(body: string, type: string, name: string): Response {
  return new Response(body, {
    headers: {
      "content-type": `${type}; charset=utf-8`,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
