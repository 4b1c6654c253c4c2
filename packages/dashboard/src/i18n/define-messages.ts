/** The languages of the dashboard. */
export const languages = ['en', 'pt'] as const
export type Language = (typeof languages)[number]

/** The same table in another language: texts stay texts, and functions keep their parameters. */
type Translated<Value> = Value extends string
  ? string
  : Value extends (...parameters: infer Parameters) => string
    ? (...parameters: Parameters) => string
    : { readonly [Key in keyof Value]: Translated<Value[Key]> }

/**
 * Declares the texts of one area, beside the code that shows them. English is the original; a text that
 * is missing in another language does not compile.
 */
export function defineMessages<Table>(messages: {
  readonly en: Table
  readonly pt: Translated<NoInfer<Table>>
}): { readonly [Key in Language]: Translated<Table> } {
  return messages as { readonly [Key in Language]: Translated<Table> }
}
