/**
 * What an installation needs of its environment: where programs, home and temporary files are, how
 * to reach the registry, and npm's own settings. It lists what may pass, so that an unknown secret
 * is left out.
 */
const MAY_PASS = [
  /^(path|pathext|home|user|shell|lang|lc_\w+|tz|term|tmpdir|temp|tmp|ci|(no|force)_color|node_options)$/i,
  // The same on Windows.
  /^(userprofile|appdata|localappdata|programdata|programfiles\b.*|systemroot|systemdrive|windir|comspec)$/i,
  /^(https?_proxy|no_proxy|all_proxy|ssl_cert_(file|dir)|node_extra_ca_certs)$/i,
  // NPM_TOKEN and NODE_AUTH_TOKEN are the usual names in people's .npmrc for their own registry.
  /^(npm_\w+|node_auth_token)$/i,
];

/**
 * The part of an environment that other people's code may see during installation or build.
 * @param {Readonly<Record<string, string | undefined>>} env
 */
export const installEnvironment = (env) =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) => MAY_PASS.some((form) => form.test(name))),
  );
