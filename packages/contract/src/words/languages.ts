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
 * Chooses a language by the reader's wishes, the dearest first; English where none is known. A tag
 * without a region counts for the region where most of its speakers live: `pt` is Brazilian.
 * @param wanted BCP 47 tags; what is none is passed over
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

/** Reads a tag, also one of POSIX, e.g. `pt_BR.UTF-8`; `undefined` for what is none. */
function readLocale(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.replace(/[@.].*/, '').replaceAll('_', '-'))
  } catch {
    return undefined
  }
}
