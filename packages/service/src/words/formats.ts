import { languageOf, pluralOf, type Language, type WordFormats } from '@accredit/contract/words'

/** Writes values as a reader of the language expects them. */
export interface ServiceFormats extends WordFormats {
  /** Writes a list, e.g. `a, b and c`. */
  list(items: readonly string[]): string
  /** Chooses the form of a text that fits a number. */
  plural(count: number, forms: { readonly one: string; readonly other: string }): string
  /** Writes a time in UTC, to the second: of the wire, or in epoch milliseconds. A text that is no time stays as it is. */
  date(time: string | number | undefined): string
  /** Writes the day of a time of the wire. */
  day(time: string): string
  /** Writes milliseconds as people say them, e.g. `1 hr 30 min`. */
  duration(milliseconds: number): string
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/**
 * Creates the formats of a language.
 * @param wanted tag that the reader gave, whose region decides how dates are written, e.g. `en_US.UTF-8`
 */
export function createFormats(language: Language, wanted = ''): ServiceFormats {
  const locale = localeFor(language, wanted)
  const utc = { timeZone: 'UTC' } as const
  // Node reads a locale when it is first used, which would cost each start 15 ms.
  const number = onFirstUse(() => new Intl.NumberFormat(locale))
  const either = onFirstUse(() => new Intl.ListFormat(locale, { type: 'disjunction' }))
  const list = onFirstUse(() => new Intl.ListFormat(locale, { type: 'conjunction' }))
  const spans = onFirstUse(() => new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' }))
  const date = onFirstUse(
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', ...utc }),
  )
  const day = onFirstUse(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...utc }))
  const span = (amount: number, unit: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(amount)
  return {
    number: (value) => number().format(value),
    either: (items) => either().format(items),
    list: (items) => list().format(items),
    plural: pluralOf(locale),
    country: (code) => new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code,
    form: (pattern) => `: ${pattern}`,
    date(time) {
      const at = new Date(time ?? '')
      if (Number.isNaN(at.getTime())) return String(time ?? '–')
      return `${date().format(at)} UTC`
    },
    day: (time) => day().format(new Date(time)),
    duration(milliseconds) {
      let rest = Math.round(milliseconds / 1000)
      const parts = units.flatMap(([unit, seconds]) => {
        const amount = Math.floor(rest / seconds)
        rest -= amount * seconds
        return amount > 0 ? [span(amount, unit)] : []
      })
      return spans().format(parts) || span(0, 'second')
    },
  }
}

function onFirstUse<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/** The reader's own kind of a language, e.g. en-US; without one, the most common outside America. */
function localeFor(language: Language, wanted: string): string {
  const tag = wanted.replace(/[@.].*/, '').replaceAll('_', '-')
  if (languageOf(tag) === language && new Intl.Locale(tag).region !== undefined) return tag
  return language === 'en' ? 'en-GB' : language
}
