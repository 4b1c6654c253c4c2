export { chooseLanguage, languageNames, languageOf, languages, type Language } from './languages.ts'
export { knowsRules, sayFinding, sayRefusal } from './say-refusal.ts'
export type { ContractWords, WordFormats } from './words.ts'
