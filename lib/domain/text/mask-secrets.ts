/** The replacement of a secret. */
const MASK = "[masked]";

/** Words that name a secret before `=` or `:`, alone or inside a longer name (`db.password`). */
const NAMES =
  "password|passwd|passphrase|pwd|secret|token|signature|api[-_.]?key|access[-_.]?key|private[-_.]?key|authorization";

/** `TokenException: …` names a fault and `SecretManager: …` a component. No secret follows them. */
const CLASS_NAMES =
  "Exception|Error|Fault|Failure|Manager|Provider|Handler|Filter|Service|Client|Cache|Factory|Validator";

const SCHEMES = "Bearer|Basic|Digest|Negotiate|AWS4-HMAC-SHA256";

/** Up to the closing quote, or to the next blank. A header's value may begin with its scheme. */
const VALUE = `(?!\\[masked\\]|…$)(?:"(?:[^"\\\\]|\\\\.)*"?|'(?:[^'\\\\]|\\\\.)*'?|(?:(?:${SCHEMES})\\s{1,8})?\\S+)`;

/**
 * Each rule takes time linear in the length of the text. A part that may repeat without limit is
 * never followed by something that could cause backtracking, or it begins only at the start of a
 * word.
 */
const RULES: readonly (readonly [form: RegExp, instead: string])[] = [
  [
    /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g,
    MASK,
  ],
  // Credentials of an address: up to its last @, even if the password has a slash.
  [/\/\/[^\s/@:]{0,256}:(?!\d{1,5}(?:[/?#]|$))[^\s@]{0,256}@(?:[^\s/@]{1,256}@)*/g, "//"],
  [/\/\/(?:[^\s/@]{0,256}@)+/g, "//"],
  [
    new RegExp(
      `((?:${NAMES})[\\w.$-]{0,64}["'\\\\]{0,4}\\s{0,8}(?:=>?|(?<!${CLASS_NAMES}):|%3[AD])\\s{0,8})${VALUE}`,
      "gi",
    ),
    `$1${MASK}`,
  ],
  // Parameters of signed addresses whose names do not name a secret.
  [/((?:credential|[?&;](?:sig|key))(?:=|%3D))\S+/gi, `$1${MASK}`],
  [new RegExp(`\\b(${SCHEMES})(\\s{1,8})(?=[\\w.~+/-]*[\\d=])[\\w.~+/=-]{8,}`, "g"), `$1$2${MASK}`],
  // JSON Web Tokens: the first two parts are JSON, and begin with `{"`.
  [/(?<![\w-])eyJ[\w-]{8,}(?:\.[\w-]*){1,4}/g, MASK],
  // Access keys, long-lived and temporary.
  [/(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z0-9]{12,}/g, MASK],
  // Session tokens of STS all begin with the same bytes.
  [/(?<![\w+/])(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz|AQoDYXdz)[\w+/=-]{4,}/g, MASK],
  // A secret key alone: 40 characters, of all three kinds.
  [
    /(?<![\w+/=])(?=[A-Za-z+/]*\d)(?=[a-z\d+/]*[A-Z])(?=[A-Z\d+/]*[a-z])[A-Za-z\d+/]{40}(?![\w+/=])/g,
    MASK,
  ],
  // The account in an ARN.
  [/(\barn:aws[\w-]{0,16}:[\w-]{0,40}:[\w-]{0,40}:)\d{12}(?!\d)/g, `$1${MASK}`],
];

/**
 * Removes secrets from an upstream's text: credentials in addresses, access keys and secrets,
 * session and web tokens, signatures, values after `password=`, `token:` and similar names, and the
 * account of an ARN. What cannot be distinguished from a secret is masked too.
 *
 * This is the one rule for every text that is stored or shown. Masking a masked text changes
 * nothing. The time grows with the length of the text, so callers must limit it.
 */
export function maskSecrets(text: string): string {
  return RULES.reduce((masked, [form, instead]) => masked.replaceAll(form, instead), text);
}
