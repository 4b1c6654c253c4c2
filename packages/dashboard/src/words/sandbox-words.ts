import type { Language } from '@accredit/contract/words'
import { inspector as englishInspector } from './en/inspector.ts'
import { sandbox as englishSandbox } from './en/sandbox.ts'
import { inspector as brazilianInspector } from './pt-BR/inspector.ts'
import { sandbox as brazilianSandbox } from './pt-BR/sandbox.ts'
import { inspector as europeanInspector } from './pt-PT/inspector.ts'
import { sandbox as europeanSandbox } from './pt-PT/sandbox.ts'
import type { SandboxWords } from './words.ts'

/** Loaded with the inspector and the panel, to keep the first load small. */
export const sandboxWords: Readonly<Record<Language, SandboxWords>> = {
  en: { inspector: englishInspector, sandbox: englishSandbox },
  'pt-PT': { inspector: europeanInspector, sandbox: europeanSandbox },
  'pt-BR': { inspector: brazilianInspector, sandbox: brazilianSandbox },
}
