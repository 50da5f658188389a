import { applicationIn } from "./redirect-target";

/**
 * What to say of an address with a path when the driver serves nothing below it: the path may be a
 * page of some kind, pasted with the address. A proxy's path names its application and is right.
 */
export function addressHint(where: string): string {
  const { pathname } = new URL(where);
  if (pathname === "/" || applicationIn(pathname) !== undefined) return "";
  return `; if "${pathname}" does not belong to the Spark address, leave it away`;
}
