export { chooseLanguage, languageNames, languageOf, languages, type Language } from './languages.ts'
export { knowsRules, sayFaults, sayFinding, sayRefusal, type SaidFault } from './say-refusal.ts'
export type { ContractWords, WordFormats } from './words.ts'
