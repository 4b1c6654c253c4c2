import { problem } from '../../words/problem.ts'
import { parseStore } from '../../config/parse-store.ts'
import type { AddCommand } from '../command-run.ts'
import { explainStartFailure } from '../explain-start-failure.ts'
import { Failure } from '../failure.ts'
import { addServiceOptions, readStoreConfig } from '../service-options.ts'

/** `accredit migrate`: brings a store to the schema of this release. */
export const addMigrate: AddCommand = (program, perform) => {
  const command = program.command('migrate')
  addServiceOptions(command, ['data', 'store']).action((flags: Record<string, unknown>) =>
    perform(command, async ({ runtime, output, speech }) => {
      const config = await readStoreConfig(flags, runtime.environment)
      if (parseStore(config).kind === 'memory') {
        throw new Failure('usage', problem('MigrationOfMemory'))
      }
      const { openStore } = await import('../../store/open-store.ts')
      const { readMigrations } = await import('../../store/migrations.ts')
      const store = await openStore(config).catch((error: unknown) => {
        throw explainStartFailure(error, config)
      })
      const { dialect } = store.reader
      await store.close()
      const { version, name } = readMigrations(dialect).at(-1) ?? { version: 0, name: '' }
      output.value(
        { dialect, version, name },
        () => `${speech.words.notes.migrated({ version, name })}\n`,
      )
    }),
  )
}
