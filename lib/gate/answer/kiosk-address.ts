const KIOSK = /[?&]kiosk=1(?:&|$)/;
const PAGE = /^\/(?:p\/([^/?]+))?(?=\?)/;

/**
 * Whether an address requests the kiosk page, by `kiosk=1` alone.
 *
 * @param address path and query
 */
export const isKiosk = (address: string): boolean => KIOSK.test(address) && PAGE.test(address);

/**
 * Rewrites `/` and `/p/{id}` with `kiosk=1` to the kiosk's own page: one page for both would load
 * the code of both. The browser's address does not change.
 *
 * @param address path and query
 */
export function kioskAddress(address: string): string {
  if (!isKiosk(address)) return address;
  return address.replace(PAGE, (_page, id?: string) =>
    id === undefined ? "/kiosk" : `/kiosk/${id}`,
  );
}
