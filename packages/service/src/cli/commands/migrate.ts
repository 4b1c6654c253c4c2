import { problem } from '../../words/problem.ts'
import { parseStore } from '../../config/parse-store.ts'
import type { AddCommand } from '../command-run.ts'
import { explainStartFailure } from '../explain-start-failure.ts'
import { Failure } from '../failure.ts'
import { readCount } from '../read-count.ts'
import { addServiceOptions, readStoreConfig } from '../service-options.ts'

interface Flags extends Record<string, unknown> {
  readonly distribute?: boolean
  readonly shards?: number
}

/** `accredit migrate`: migrates a store to the schema of this release. */
export const addMigrate: AddCommand = (program, perform) => {
  const command = program
    .command('migrate')
    .option('--distribute')
    .option('--shards <number>', '', readCount)
  addServiceOptions(command, ['data', 'store']).action((flags: Flags) =>
    perform(command, async ({ runtime, output, speech }) => {
      const config = await readStoreConfig(flags, runtime.environment)
      const place = parseStore(config)
      if (place.kind === 'memory') throw new Failure('usage', problem('MigrationOfMemory'))
      if (flags.shards !== undefined && !flags.distribute) {
        throw new Failure('usage', problem('ShardsAlone'))
      }
      if (flags.distribute && place.kind !== 'postgres') {
        throw new Failure('usage', problem('DistributionOfSqlite'))
      }
      const { openStore } = await import('../../store/open-store.ts')
      const { readMigrations } = await import('../../store/migrations.ts')
      const explain = (error: unknown) => {
        throw explainStartFailure(error, config)
      }
      const distributed =
        flags.distribute && place.kind === 'postgres'
          ? await (
              await import('../../store/dialects/postgres/distribute.ts')
            )
              .distributeDatabase(place.url, flags.shards)
              .catch(explain)
          : undefined
      const store = await openStore(config).catch(explain)
      const { dialect } = store.reader
      await store.close()
      const schema = dialect === 'sqlite' ? 'sqlite' : 'postgres'
      const { version, name } = readMigrations(schema).at(-1) ?? { version: 0, name: '' }
      const { distributed: tell, migrated } = speech.words.notes
      output.value({ dialect, version, name, ...(distributed && { distributed }) }, () =>
        [migrated({ version, name }), ...(distributed ? [tell(distributed)] : []), ''].join('\n'),
      )
    }),
  )
}
