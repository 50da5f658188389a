const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The settings for the names under which Narrows is reached. */
export interface HostRules {
  /** The address that the server listens on. */
  readonly host: string;
  readonly allowedHosts: readonly string[];
  readonly publicUrl?: string | undefined;
}

/**
 * Whether a request that names this host is answered. A page on another site can make a browser
 * resolve that site's own name to 127.0.0.1 (DNS rebinding) and then read our answers as its own.
 * Only the Host header shows this. Bound to loopback, only loopback names and those in
 * ALLOWED_HOSTS and PUBLIC_URL are answered; bound elsewhere, any name unless ALLOWED_HOSTS limits
 * it.
 *
 * @param hostHeader `name`, `name:port`, `[::1]:port`
 */
export function isHostAllowed(hostHeader: string | undefined, rules: HostRules): boolean {
  const name = (hostHeader ?? "").toLowerCase().replace(/:\d+$/, "");
  if (LOOPBACK.test(name) || rules.allowedHosts.includes(name)) return true;
  if (rules.publicUrl && new URL(rules.publicUrl).hostname === name) return true;
  return answersAnyHost(rules);
}

/** Whether no host name is refused: bound to more than loopback, without a list that limits it. */
export function answersAnyHost({ host, allowedHosts }: HostRules): boolean {
  const boundToLoopback = LOOPBACK.test(host) || host === "::1";
  return !boundToLoopback && allowedHosts.length === 0;
}
