import type { Language } from '@accredit/contract/words'
import { deskCase as englishCase } from './en/desk-case.ts'
import { queue as englishQueue } from './en/queue.ts'
import { deskCase as brazilianCase } from './pt-BR/desk-case.ts'
import { queue as brazilianQueue } from './pt-BR/queue.ts'
import { deskCase as europeanCase } from './pt-PT/desk-case.ts'
import { queue as europeanQueue } from './pt-PT/queue.ts'
import type { DeskWords } from './words.ts'

/** These words come with the desk, so that nobody but reviewers loads them. */
export const deskWords: Readonly<Record<Language, DeskWords>> = {
  en: { deskCase: englishCase, queue: englishQueue },
  'pt-PT': { deskCase: europeanCase, queue: europeanQueue },
  'pt-BR': { deskCase: brazilianCase, queue: brazilianQueue },
}
