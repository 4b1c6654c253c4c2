/** The languages of the dashboard. */
export const languages = ['en', 'pt'] as const
export type Language = (typeof languages)[number]

/** The same table in another language: texts stay texts, and functions keep their parameters. */
type Translated<Value> = Value extends string
  ? string
  : Value extends (...parameters: infer Parameters) => string
    ? (...parameters: Parameters) => string
    : { readonly [Key in keyof Value]: Translated<Value[Key]> }

/** A table of texts in every language. English is the original; a missing text does not compile. */
export interface Messages<Table> {
  readonly en: Table
  readonly pt: Translated<Table>
}

/** Declares the texts of one area, beside the code that shows them. */
export function defineMessages<Table>(messages: {
  readonly en: Table
  readonly pt: Translated<NoInfer<Table>>
}): { readonly [Key in Language]: Translated<Table> } {
  return messages as { readonly [Key in Language]: Translated<Table> }
}
