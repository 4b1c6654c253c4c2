import { problem } from '../words/problem.ts'
import { join } from 'node:path'
import { scrub } from '../log/scrub.ts'
import { ConfigError } from './config-error.ts'

/** File name of an SQLite store in its data folder. */
export const sqliteFileName = 'accredit.sqlite'

/** Location of the data, from `store` and `data`. */
export type StorePlace =
  | { readonly kind: 'memory' }
  | { readonly kind: 'sqlite'; readonly file: string; readonly folder: string }
  | { readonly kind: 'postgres'; readonly url: string }

/**
 * Parses the location of the data.
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

/** Checks whether an address is that of a PostgreSQL database. */
export const isPostgres = (address: string): boolean => /^postgres(ql)?:\/\//.test(address)
