const removed = '…'

/** Secrets that must never be logged, as patterns, with their replacements. */
const secrets: readonly (readonly [RegExp, string])[] = [
  // Signed or encrypted tokens.
  [/eyJ[\w-]{6,}(?:\.[\w-]*){1,4}/g, removed],
  // The words that texts and challenges go on with are none.
  [
    /\b(Bearer|Basic|Signature)\s+(?!(?:token|authentication)\b|(?:error|realm)=)[\w+/=.~-]{6,}/gi,
    `$1 ${removed}`,
  ],
  [/sandbox-refresh:[^\s"'&]+/g, `sandbox-refresh:${removed}`],
  // Members of forms, of queries and of JSON.
  [
    /\b((?:client_|shared_?)?secret|(?:access_|refresh_|id_)?token|client_assertion|device_code|user_code|code_verifier|code|validationCode|password)(["']?\s*[=:]\s*["']?)(?=\S)[^\s"'&,;}]+/gi,
    `$1$2${removed}`,
  ],
  // User name and password of an address.
  [/(:\/\/)[^\s/@]+@/g, `$1${removed}@`],
  // Parsers repeat what they could not read.
  [/"[^]*" is not valid JSON/g, `"${removed}" is not valid JSON`],
]

/** All of them in one: almost no text has any, and is gone through once instead of once for each. */
const anySecret = new RegExp(secrets.map(([pattern]) => pattern.source).join('|'), 'i')

/** The longest text that is worth writing down. */
const longest = 2_000

/** Takes tokens, secrets, codes and passwords out of a text that is written down. */
export function scrub(text: string): string {
  let clean = text.length > longest ? `${text.slice(0, longest)}${removed}` : text
  if (!anySecret.test(clean)) return clean
  for (const [pattern, replacement] of secrets) clean = clean.replace(pattern, replacement)
  return clean
}
