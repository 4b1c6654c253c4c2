import { languageOf, pluralOf, type Language } from '@accredit/contract/words'

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/**
 * Finds the user's regional variant of a language, e.g. en-US; date formats differ between them.
 */
function localeFor(language: Language, wanted: readonly string[]): string {
  const fallback = language === 'en' ? 'en-GB' : language
  return wanted.find((tag) => isRegional(tag) && languageOf(tag) === language) ?? fallback
}

/** A browser under the POSIX locale reports tags such as `en-US@posix`, which are not locales. */
function isRegional(tag: string): boolean {
  try {
    return new Intl.Locale(tag).region !== undefined
  } catch {
    return false
  }
}

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => (made ??= make())
}

/**
 * Creates formatters for dates, numbers and names. Times are ISO 8601 and are shown in the user's
 * time zone.
 */
export function createFormats(language: Language, wanted: readonly string[] = []) {
  const locale = localeFor(language, wanted)
  // Created on first use: most pages need few of them.
  const number = once(() => new Intl.NumberFormat(locale))
  const plural = pluralOf(locale)
  const percent = once(() => new Intl.NumberFormat(locale, { style: 'percent' }))
  const dateTime = once(
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
  )
  const shortDate = once(
    () => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  )
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
  const countries = once(() => new Intl.DisplayNames(locale, { type: 'region' }))
  const either = once(() => new Intl.ListFormat(locale, { type: 'disjunction' }))
  const list = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }))
  const collator = once(() => new Intl.Collator(locale))

  const measure = (seconds: number) => {
    const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? units[3]
    return { unit, count: Math.round(seconds / size) }
  }

  return {
    locale,
    number: (value: number) => number().format(value),
    /** Chooses the plural form of a text. */
    plural,
    /** `share` from 0 to 1. */
    percent: (share: number) => percent().format(share),
    dateTime: (time: string) => dateTime().format(new Date(time)),
    /**
     * The time that `dateTime` shows, to the second and machine-readable:
     * `2026-03-02T10:00:00+01:00`.
     */
    exact(time: string) {
      const at = new Date(time)
      const offset = -at.getTimezoneOffset()
      const local = new Date(at.getTime() + offset * 60_000).toISOString().slice(0, 19)
      const two = (part: number) => String(Math.floor(Math.abs(part))).padStart(2, '0')
      return `${local}${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`
    },
    /** Day and month of a date without a time, e.g. a week's Monday. */
    shortDate: (day: string) => shortDate().format(new Date(day)),
    /** E.g. "2 hours ago", "tomorrow"; `now` in epoch milliseconds. */
    relative(time: string, now: number) {
      const { unit, count } = measure((Date.parse(time) - now) / 1000)
      return relative().format(count, unit)
    },
    /** E.g. "3 days". */
    duration(seconds: number) {
      const { unit, count } = measure(seconds)
      const options = { style: 'unit', unit, unitDisplay: 'long' } as const
      return new Intl.NumberFormat(locale, options).format(count)
    },
    /** Name of a country by its ISO code; the code itself when unknown. */
    country(code: string) {
      return /^[A-Z]{2}$/i.test(code) ? (countries().of(code.toUpperCase()) ?? code) : code
    },
    /** Disjunction, e.g. "a, b or c". */
    either: (items: readonly string[]) => either().format(items),
    /** Regular expressions are not for users. */
    form: () => '',
    list: (items: readonly string[]) => list().format(items),
    /** Compares texts in the sort order of the language. */
    compare: (a: string, b: string) => collator().compare(a, b),
  }
}

export type Formats = ReturnType<typeof createFormats>
