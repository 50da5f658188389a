/**
 * What an installation needs to know of its surroundings: where programs, home and temporary files
 * are, how to reach the registry, and npm's own settings. A list of what may pass: a secret that
 * nobody thought of is left out by itself.
 */
const MAY_PASS = [
  /^(path|pathext|home|user|shell|lang|lc_\w+|tz|term|tmpdir|temp|tmp|ci|(no|force)_color|node_options)$/i,
  // Windows' places of the same.
  /^(userprofile|appdata|localappdata|programdata|programfiles\b.*|systemroot|systemdrive|windir|comspec)$/i,
  /^(https?_proxy|no_proxy|all_proxy|ssl_cert_(file|dir)|node_extra_ca_certs)$/i,
  // NPM_TOKEN and NODE_AUTH_TOKEN are what people's .npmrc name for their own registry.
  /^(npm_\w+|node_auth_token)$/i,
];

/**
 * The part of an environment that other people's code may see while it is installed or builds.
 * @param {Readonly<Record<string, string | undefined>>} env
 */
export const installEnvironment = (env) =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) => MAY_PASS.some((form) => form.test(name))),
  );
