import { problem } from '../words/problem.ts'
import { join } from 'node:path'
import { scrub } from '../log/scrub.ts'
import { ConfigError } from './config-error.ts'

/** Name of a SQLite store's file in its data folder. */
export const sqliteFileName = 'accredit.sqlite'

/** The place of the data, as `store` and `data` name it. */
export type StorePlace =
  | { readonly kind: 'memory' }
  | { readonly kind: 'sqlite'; readonly file: string; readonly folder: string }
  | { readonly kind: 'postgres'; readonly url: string }

/**
 * Reads the place of the data from the options.
 * @throws ConfigError when `store` has none of these forms
 */
export function parseStore(config: { readonly store: string; readonly data: string }): StorePlace {
  const { store, data } = config
  if (store === 'memory') return { kind: 'memory' }
  if (store === 'sqlite') {
    return { kind: 'sqlite', file: join(data, sqliteFileName), folder: data }
  }
  if (isPostgres(store)) return { kind: 'postgres', url: store }
  throw new ConfigError(problem('StoreAddress', { text: scrub(store) }))
}

/** Tells whether an address is that of a PostgreSQL database. */
export const isPostgres = (address: string): boolean => /^postgres(ql)?:\/\//.test(address)
