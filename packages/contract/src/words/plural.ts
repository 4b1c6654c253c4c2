/**
 * Creates the choice between the forms of a text by a number, as the language counts.
 * @example pluralOf('pt-BR')(0, { one: 'linha', other: 'linhas' }) // 'linha'
 */
export function pluralOf(
  locale: string,
): (count: number, forms: { readonly one: string; readonly other: string }) => string {
  const rules = new Intl.PluralRules(locale)
  return (count, forms) => (rules.select(count) === 'one' ? forms.one : forms.other)
}
