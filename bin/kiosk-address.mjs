const KIOSK = /[?&]kiosk=1(?:&|$)/;
const PAGE = /^\/(?:p\/([^/?]+))?(?=\?)/;

/**
 * Whether an address asks for a team's screen, by `kiosk=1` alone.
 * @param {string} address path and query
 */
export const isKiosk = (address) => KIOSK.test(address) && PAGE.test(address);

/**
 * Leads `/` and `/p/{id}` with `kiosk=1` to a page of their own inside: of two in one, each would
 * load the other's code. The browser's address stays as it is.
 * @param {string} address path and query
 */
export function kioskAddress(address) {
  if (!isKiosk(address)) return address;
  return address.replace(PAGE, (_page, id) => (id === undefined ? "/kiosk" : `/kiosk/${id}`));
}
