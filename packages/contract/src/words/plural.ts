/**
 * Creates the choice between the forms of a text by a number, as the language counts.
 * @example pluralOf('pt-BR')(0, { one: 'linha', other: 'linhas' }) // 'linha'
 */
export function pluralOf(
  locale: string,
): (count: number, forms: { readonly one: string; readonly other: string }) => string {
  // Made when it is first used: that reads the locale, which takes a while.
  let rules: Intl.PluralRules | undefined
  return (count, forms) => {
    rules ??= new Intl.PluralRules(locale)
    return rules.select(count) === 'one' ? forms.one : forms.other
  }
}
