import { chooseLanguage, type Language } from '@accredit/contract/words'

/**
 * Chooses the language of a page: what the application asks for (`ui_locales` of OpenID Connect) comes
 * before what the browser prefers.
 * @param locales tags with spaces between
 * @param accepted the header Accept-Language
 */
export function readPageLanguage(locales = '', accepted = ''): Language {
  return chooseLanguage([...locales.split(' '), ...preferencesIn(accepted)])
}

/** Tags of an Accept-Language header, the most wanted first; what has the weight 0 is not wanted. */
function preferencesIn(header: string): string[] {
  return header
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.split(';').map((part) => part.trim())
      const weight = parameters.find((parameter) => parameter.startsWith('q='))
      return { tag, weight: weight === undefined ? 1 : Number(weight.slice(2)) }
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
}
