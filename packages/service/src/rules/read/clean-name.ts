/**
 * Characters that are invisible or change the order of others: controls, bidi marks, zero-width
 * ones, fillers, line ends. The Braille blank is a symbol by its class.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu

/**
 * Cleans a person's name from a token, so that people can distinguish names by sight. A user name
 * is an address, with one spelling of each character (NFKC); a display name keeps its own
 * characters (NFC).
 * @returns undefined when nothing visible is left
 */
export function cleanName(
  name: string | undefined,
  form: 'NFC' | 'NFKC' = 'NFC',
): string | undefined {
  if (name === undefined) return undefined
  // Line ends and tabs separate words; other invisible characters do not.
  const seen = name.replaceAll(/\s+/gu, ' ').replaceAll(unseen, '').normalize(form)
  return seen.replaceAll(/\s+/gu, ' ').trim() || undefined
}
