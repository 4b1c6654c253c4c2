/**
 * Characters that are not seen, or that change the order in which others are seen: controls, bidi
 * marks, zero-width ones, fillers, ends of lines. The Braille blank is a symbol by its class.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu

/**
 * Cleans a person's name that a token told, so that people can tell names apart by looking at them.
 * A user name is an address, which has one spelling of each character (NFKC); a display name keeps its
 * own characters (NFC).
 * @returns undefined when nothing is left to see
 */
export function cleanName(
  name: string | undefined,
  form: 'NFC' | 'NFKC' = 'NFC',
): string | undefined {
  if (name === undefined) return undefined
  // Ends of lines and tabs part words; the other unseen characters part nothing.
  const seen = name.replaceAll(/\s+/gu, ' ').replaceAll(unseen, '').normalize(form)
  return seen.replaceAll(/\s+/gu, ' ').trim() || undefined
}
