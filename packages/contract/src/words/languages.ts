/** The languages that pages and the command line speak, as BCP 47 tags. */
export const languages = ['en', 'pt-PT', 'pt-BR'] as const
export type Language = (typeof languages)[number]

/** The names of the languages, each in itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  'pt-PT': 'Português (Portugal)',
  'pt-BR': 'Português (Brasil)',
}

/**
 * Chooses a language by the reader's preferences, the first that is known; otherwise English. A tag
 * without a region counts for the region where most of its speakers live: `pt` is Brazilian.
 * @param wanted BCP 47 tags, the most wanted first; anything else is ignored
 */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const language = languageOf(tag)
    if (language !== undefined) return language
  }
  return 'en'
}

/** Finds the language that a tag asks for. The Portuguese of all places but Brazil is the European one. */
export function languageOf(tag: string): Language | undefined {
  const locale = readLocale(tag)
  if (locale?.language === 'en') return 'en'
  if (locale?.language !== 'pt') return undefined
  return locale.maximize().region === 'BR' ? 'pt-BR' : 'pt-PT'
}

/** Reads a BCP 47 or POSIX tag, e.g. `pt_BR.UTF-8`; `undefined` for anything else. */
function readLocale(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.replace(/[@.].*/, '').replaceAll('_', '-'))
  } catch {
    return undefined
  }
}
