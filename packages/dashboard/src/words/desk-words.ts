import type { Language } from '@accredit/contract/words'
import { checks as englishChecks } from './en/checks.ts'
import { desk as englishDesk } from './en/desk.ts'
import { deskCase as englishCase } from './en/desk-case.ts'
import { queue as englishQueue } from './en/queue.ts'
import { checks as brazilianChecks } from './pt-BR/checks.ts'
import { desk as brazilianDesk } from './pt-BR/desk.ts'
import { deskCase as brazilianCase } from './pt-BR/desk-case.ts'
import { queue as brazilianQueue } from './pt-BR/queue.ts'
import { checks as europeanChecks } from './pt-PT/checks.ts'
import { desk as europeanDesk } from './pt-PT/desk.ts'
import { deskCase as europeanCase } from './pt-PT/desk-case.ts'
import { queue as europeanQueue } from './pt-PT/queue.ts'
import type { DeskWords } from './words.ts'

/** Loaded with the desk, to keep the first load small. */
export const deskWords: Readonly<Record<Language, DeskWords>> = {
  en: { checks: englishChecks, desk: englishDesk, deskCase: englishCase, queue: englishQueue },
  'pt-PT': {
    checks: europeanChecks,
    desk: europeanDesk,
    deskCase: europeanCase,
    queue: europeanQueue,
  },
  'pt-BR': {
    checks: brazilianChecks,
    desk: brazilianDesk,
    deskCase: brazilianCase,
    queue: brazilianQueue,
  },
}
