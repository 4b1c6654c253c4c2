/** Writes values without a locale, for messages of errors. */
export const plainFormats = {
  number: String,
  either: (items: readonly string[]) => items.join(' or '),
}
