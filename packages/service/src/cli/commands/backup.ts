import { besideStore, keyNames } from '../../files/beside-store.ts'
import { explainStartFailure, isFullDisk } from '../explain-start-failure.ts'
import { problem, ProblemError } from '../../words/problem.ts'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from '../../config/config.ts'
import { parseStore } from '../../config/parse-store.ts'
import type { BackupContents } from '../../store/dialects/sqlite/backup.ts'
import type { AddCommand, CommandRun } from '../command-run.ts'
import { Failure } from '../failure.ts'
import { fileFailure } from '../file-failure.ts'
import { addServiceOptions, readStoreConfig } from '../service-options.ts'

/** `accredit backup`: copies an SQLite store into a file, while a service uses it. */
export const addBackup: AddCommand = (program, perform) => {
  const command = program.command('backup').argument('<file>')
  addServiceOptions(command, ['data', 'store']).action((file: string, flags: object) =>
    perform(command, async (run) => {
      const config = await readStoreConfig({ ...flags }, run.runtime.environment)
      await carryOut(run, { config, target: file, did: 'backedUp' }, async (store) => {
        const { backUp } = await import('../../store/dialects/sqlite/backup.ts')
        return backUp(store, file)
      })
      const keys = besideStore.filter((name) => existsSync(join(config.data, name)))
      if (keys.length > 0) {
        const { words, formats } = run.speech
        run.output.note(words.notes.keptApart({ files: keys, folder: config.data }, formats))
      }
    }),
  )
}

/** `accredit restore`: creates a store from a backup. */
export const addRestore: AddCommand = (program, perform) => {
  const command = program.command('restore').argument('<file>')
  addServiceOptions(command, ['data', 'store']).action((file: string, flags: object) =>
    perform(command, async (run) => {
      const config = await readStoreConfig({ ...flags }, run.runtime.environment)
      await carryOut(run, { config, did: 'restored' }, async (store) => {
        const { restore } = await import('../../store/dialects/sqlite/backup.ts')
        return restore(file, store)
      })
      const files = keyNames.filter((name) => !existsSync(join(config.data, name)))
      if (files.length > 0) {
        const { words, formats } = run.speech
        run.output.note(words.notes.putBeside({ files, folder: config.data }, formats))
      }
    }),
  )
}

/** Errors that refuse a copy, by name: importing their classes would load SQLite. */
const refusals: ReadonlySet<string> = new Set(['BackupRefused', 'SchemaTooNew'])

/** A copy to be made. */
interface Attempt {
  readonly config: Pick<Config, 'store' | 'data'>
  /** File to write, if not the store itself. */
  readonly target?: string
  /** Key of the text that reports the result. */
  readonly did: 'backedUp' | 'restored'
}

async function carryOut(
  { output, speech }: CommandRun,
  { config, target, did }: Attempt,
  work: (file: string) => Promise<BackupContents>,
): Promise<void> {
  const place = parseStore(config)
  if (place.kind !== 'sqlite') {
    const isPostgres = place.kind === 'postgres'
    throw new Failure('usage', problem(isPostgres ? 'CopyOfPostgres' : 'CopyOfMemory'))
  }
  try {
    const contents = await work(place.file)
    output.value(contents, () => `${speech.words.notes[did](contents, speech.formats)}\n`)
  } catch (error) {
    if (error instanceof ProblemError && refusals.has(error.name)) {
      throw new Failure('refused', error.problem, error)
    }
    // The store itself is only read.
    if (target !== undefined && isFullDisk(error)) {
      throw new Failure('refused', problem('DiskFull', { folder: dirname(target) }), error)
    }
    const { path = '' } = error as NodeJS.ErrnoException
    if (target !== undefined && path.startsWith(target)) {
      throw fileFailure('FileUnwritable', target, error, 'refused')
    }
    throw explainStartFailure(error, config)
  }
}
