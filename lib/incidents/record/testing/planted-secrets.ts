/** Secrets that no recording may hold, each planted in every place where an upstream could write it. */
export const SECRETS = {
  account: "123456789012",
  accessKey: "AKIAIOSFODNN7EXAMPLE",
  token: "FwoGZXIvYXdzEBYaDGhlbGxv",
  password: "hunter2-correct-horse",
  user: "alice.meier",
  email: "alice.meier@acme.example",
  driverHost: "ip-10-11-12-13.eu-west-1.compute.internal",
  workerHost: "worker7.acme.corp",
  address: "10.11.12.13",
  path: "/home/alice.meier/secret-project",
  uuid: "0c1d2e3f-aaaa-bbbb-cccc-444455556666",
  company: "com.acme.billing.SecretMapper",
  query: "SELECT iban FROM customers",
} as const;

/** All of them in one text, as in a stack trace or a description. */
export const EVERYTHING = Object.values(SECRETS).join(" ");

/**
 * Keys that the dashboard does not read, in each object: a new field of an upstream must not slip
 * through.
 */
export const EXTRA = {
  [EVERYTHING]: EVERYTHING,
  Unknown: { nested: [EVERYTHING] },
  note: EVERYTHING,
} as const;

/** The names of the secrets in a text: a test expects none. */
export function foundIn(text: string): readonly string[] {
  return Object.entries(SECRETS)
    .filter(([, secret]) => text.includes(secret))
    .map(([name]) => name);
}
