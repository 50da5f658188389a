import { vi } from "vitest";

/** Dummy credentials and endpoints for the SDK's own chain; hides those of the machine. */
export function stubAwsEnvironment(endpoints: Readonly<Record<string, string>> = {}): void {
  const variables = {
    AWS_ACCESS_KEY_ID: "AKIAEXAMPLE",
    AWS_SECRET_ACCESS_KEY: "example-secret",
    AWS_SESSION_TOKEN: "",
    AWS_PROFILE: "",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
    ...endpoints,
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
}
