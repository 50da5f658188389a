import { applicationIn } from "./redirect-target";

/**
 * A hint about an address with a path when the driver serves nothing below it: the path may belong
 * to a page that was pasted with the address. A proxy's path, which names its application, is
 * right.
 */
export function addressHint(where: string): string {
  const { pathname } = new URL(where);
  if (pathname === "/" || applicationIn(pathname) !== undefined) return "";
  return `; if "${pathname}" does not belong to the Spark address, leave it away`;
}
