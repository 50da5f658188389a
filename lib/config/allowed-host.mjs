const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether a request that names this host is answered. A page on another site can make a browser
 * resolve that site's own name to 127.0.0.1 (DNS rebinding) and then read our answers as its own;
 * the Host header is what gives it away. Bound to loopback, only loopback names are answered, and
 * those in ALLOWED_HOSTS and PUBLIC_URL; bound elsewhere, any unless ALLOWED_HOSTS narrows it.
 * @param {string | undefined} hostHeader  `name`, `name:port`, `[::1]:port`
 * @param {{ host: string, allowedHosts: readonly string[], publicUrl?: string | undefined }} config
 */
export function isHostAllowed(hostHeader, config) {
  const name = (hostHeader ?? "").toLowerCase().replace(/:\d+$/, "");
  if (LOOPBACK.test(name) || config.allowedHosts.includes(name)) return true;
  if (config.publicUrl && new URL(config.publicUrl).hostname === name) return true;
  return answersAnyHost(config);
}

/**
 * Whether no host name is refused: bound to more than the loopback, and no list narrows it.
 * @param {{ host: string, allowedHosts: readonly string[] }} config
 */
export function answersAnyHost({ host, allowedHosts }) {
  const boundToLoopback = LOOPBACK.test(host) || host === "::1";
  return !boundToLoopback && allowedHosts.length === 0;
}
