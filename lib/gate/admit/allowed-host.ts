const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The settings that say under which names Narrows is reached. */
export interface HostRules {
  /** The address that is bound. */
  readonly host: string;
  readonly allowedHosts: readonly string[];
  readonly publicUrl?: string | undefined;
}

/**
 * Whether a request that names this host is answered. A page on another site can make a browser
 * resolve that site's own name to 127.0.0.1 (DNS rebinding) and then read our answers as its own;
 * the Host header is what gives it away. Bound to loopback, only loopback names are answered, and
 * those in ALLOWED_HOSTS and PUBLIC_URL; bound elsewhere, any unless ALLOWED_HOSTS narrows it.
 *
 * @param hostHeader `name`, `name:port`, `[::1]:port`
 */
export function isHostAllowed(hostHeader: string | undefined, rules: HostRules): boolean {
  const name = (hostHeader ?? "").toLowerCase().replace(/:\d+$/, "");
  if (LOOPBACK.test(name) || rules.allowedHosts.includes(name)) return true;
  if (rules.publicUrl && new URL(rules.publicUrl).hostname === name) return true;
  return answersAnyHost(rules);
}

/** Whether no host name is refused: bound to more than the loopback, and no list narrows it. */
export function answersAnyHost({ host, allowedHosts }: HostRules): boolean {
  const boundToLoopback = LOOPBACK.test(host) || host === "::1";
  return !boundToLoopback && allowedHosts.length === 0;
}
