export { chooseLanguage, languageNames, languageOf, languages, type Language } from './languages.ts'
export { knowsRules, sayRefusal } from './say-refusal.ts'
export type { ContractWords, WordFormats } from './words.ts'
