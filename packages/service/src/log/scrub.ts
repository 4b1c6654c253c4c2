const removed = '…'

/** Patterns of secrets that must never be logged, with their replacements. */
const secrets: readonly (readonly [RegExp, string])[] = [
  // Signed or encrypted tokens.
  [/eyJ[\w-]{6,}(?:\.[\w-]*){1,4}/g, removed],
  // Words that follow in texts and challenges are not secrets.
  [
    /\b(Bearer|Basic|Signature)\s+(?!(?:token|authentication)\b|(?:error|realm)=)[\w+/=.~-]{6,}/gi,
    `$1 ${removed}`,
  ],
  [/sandbox-refresh:[^\s"'&]+/g, `sandbox-refresh:${removed}`],
  // Members of forms, queries and JSON.
  [
    /\b((?:client_|shared_?)?secret|(?:access_|refresh_|id_)?token|client_assertion|device_code|user_code|code_verifier|code|validationCode|password)(["']?\s*[=:]\s*["']?)(?=\S)[^\s"'&,;}]+/gi,
    `$1$2${removed}`,
  ],
  // User name and password in an address.
  [/(:\/\/)[^\s/@]+@/g, `$1${removed}@`],
  // Parsers repeat their input.
  [/"[^]*" is not valid JSON/g, `"${removed}" is not valid JSON`],
]

/**
 * All patterns in one: almost no text has a secret, so it is scanned once instead of once per
 * pattern.
 */
const anySecret = new RegExp(secrets.map(([pattern]) => pattern.source).join('|'), 'i')

/** Longest logged text in characters. */
const longest = 2_000

/** Removes tokens, secrets, codes and passwords from a text to be logged. */
export function scrub(text: string): string {
  let clean = text.length > longest ? `${text.slice(0, longest)}${removed}` : text
  if (!anySecret.test(clean)) return clean
  for (const [pattern, replacement] of secrets) clean = clean.replace(pattern, replacement)
  return clean
}
