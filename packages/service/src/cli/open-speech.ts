import { languageOf, languages } from '@accredit/contract/words'
import { inEnglish, loadSpeech } from '../words/load-speech.ts'
import { problem } from '../words/problem.ts'
import type { Speech } from '../words/words.ts'
import { Failure } from './failure.ts'
import type { CommandRun } from './command-run.ts'
import type { Environment } from './runtime.ts'

/** Variables that name a language, in order of precedence. Source: POSIX. */
const variables = ['LC_ALL', 'LC_MESSAGES', 'LANG'] as const

/**
 * Loads the language of the command line: `--lang`, else that of the environment, else English. It
 * is needed before the arguments are parsed, since help and the parser's own errors use it, too.
 */
export async function openSpeech(
  args: readonly string[],
  environment: Environment,
): Promise<Speech> {
  const named = variables.map((name) => environment[name]).find(Boolean)
  const wanted = wantedIn(args) ?? named ?? ''
  return loadSpeech(languageOf(wanted) ?? languageOf(named ?? '') ?? 'en', wanted)
}

/** The language of texts within a command's data: programs read JSON, which is always English. */
export function speechOfData({ output, speech }: Pick<CommandRun, 'output' | 'speech'>): Speech {
  return output.json ? inEnglish : speech
}

/** The value of the last `--lang`, in either form. */
function wantedIn(args: readonly string[]): string | undefined {
  const end = args.indexOf('--')
  const options = end < 0 ? args : args.slice(0, end)
  const at = options.findLastIndex((text) => text === '--lang' || text.startsWith('--lang='))
  const [, value] = options[at]?.split('=', 2) ?? []
  return at < 0 ? undefined : (value ?? options[at + 1])
}

/**
 * Checks the value of `--lang`.
 * @throws Failure when the language is not supported
 */
export function requireLanguage(text: unknown): void {
  if (typeof text !== 'string' || languageOf(text) !== undefined) return
  throw new Failure('usage', problem('LanguageUnknown', { text, allowed: languages }))
}
