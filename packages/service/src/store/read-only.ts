import type { Connection } from './connection.ts'
import type { Store } from './store.ts'
import { StoreReadOnly } from './unavailable.ts'

/** Creates a store that refuses every write. */
export function readOnlyStore(reader: Connection, close: () => Promise<void>): Store {
  const refuse = () => Promise.reject(new StoreReadOnly())
  let closed: Promise<void> | undefined
  return {
    reader,
    readOnly: true,
    run: refuse,
    answer: refuse,
    async check() {
      await reader.query({ sql: 'select 1', writes: false }, [])
    },
    close: () => (closed ??= close()),
  }
}
