import { describe, expect, it } from "vitest";
import { maskSecrets } from "./mask-secrets";

const KEY = "AKIAIOSFODNN7EXAMPLE";
const SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P";
const SESSION = "IQoJb3JpZ2luX2VjEAAaCXVzLWVhc3QtMSJHMEUCIQ";

const MASKED: readonly (readonly [what: string, text: string, masked: string])[] = [
  ["an access key", `key ${KEY} is used`, "key [masked] is used"],
  ["a temporary access key", `ASIA${KEY.slice(4)}`, "[masked]"],
  ["an access key behind a digit", `1${KEY}`, "1[masked]"],
  ["what a quote seems to open", '{"a":"pwd:"},"<":false}', '{"a":"pwd:[masked]<":false}'],
  ["an access key inside a name", `my_${KEY}`, "my_[masked]"],
  ["a secret key by itself", `with ${SECRET}.`, "with [masked]."],
  ["a session token", `token ${SESSION}`, "token [masked]"],
  ["a JSON Web Token", `Bearer ${JWT}`, "Bearer [masked]"],
  ["credentials of an address", "s3a://bob:hunter2@bucket/x", "s3a://bucket/x"],
  ["a user without a password", "http://token@host/x", "http://host/x"],
  ["a password that holds @", "jdbc:mysql://u:p@ss@db/x", "jdbc:mysql://db/x"],
  ["a password that holds a slash", "http://u:pa/ss@db/x", "http://db/x"],
  ["password=", "login failed: password=hunter2 (2)", "login failed: password=[masked] (2)"],
  ["password =", "password = hunter2", "password = [masked]"],
  ["password:", "password: hunter2", "password: [masked]"],
  ["a longer name", "fs.s3a.secret.key=abc", "fs.s3a.secret.key=[masked]"],
  ["a longer name with a colon", "SecretAccessKey: abc", "SecretAccessKey: [masked]"],
  ["apikey, api-key and api_key", "apikey=a x-api-key: b", "apikey=[masked] x-api-key: [masked]"],
  ["an escaped separator", "token%3Dabc", "token%3D[masked]"],
  ["a quoted value", '{"password": "a b", "user": "x"}', '{"password": [masked], "user": "x"}'],
  ["a header", "Authorization: Basic Zm9vOmJhcg== sent", "Authorization: [masked] sent"],
  ["a header's value", "sent Basic Zm9vOmJhcg==", "sent Basic [masked]"],
  [
    "a signed address",
    "https://b.example/k?X-Amz-Date=1&X-Amz-Signature=abc",
    "https://b.example/k?X-Amz-Date=1&X-Amz-Signature=[masked]",
  ],
  [
    "an account's shared signature",
    "https://b.example/k?sig=a%2Bb",
    "https://b.example/k?sig=[masked]",
  ],
  [
    "the account of an ARN",
    "User: arn:aws:sts::123456789012:assumed-role/etl/i-0 is not authorized",
    "User: arn:aws:sts::[masked]:assumed-role/etl/i-0 is not authorized",
  ],
  ["a private key", "-----BEGIN PRIVATE KEY----- MIIE", "[masked]"],
];

const LEFT: readonly string[] = [
  "",
  "ExpiredTokenException: The security token included in the request is expired",
  "No AWS credentials from EnvironmentVariableCredentialsProvider: not set",
  "Unrecognized token 'abc': was expecting (true, false or null)",
  "Basic authentication required",
  "see http://10.0.0.1:4040/streaming and mail ops@acme.example",
  "commit da39a3ee5e6b4b0d3255bfef95601890afd80709",
  "shardId-000000000012 of arn:aws:kinesis:eu-west-1::stream/orders",
  "java.lang.RuntimeException: no secrets here",
];

describe("maskSecrets", () => {
  it.each(MASKED)("masks %s", (_, text, masked) => expect(maskSecrets(text)).toBe(masked));

  it.each(LEFT)("leaves %j as it is", (text) => expect(maskSecrets(text)).toBe(text));

  it.each(MASKED)("is idempotent after %s", (_, text) => {
    const once = maskSecrets(text);
    expect(maskSecrets(once)).toBe(once);
  });
});
