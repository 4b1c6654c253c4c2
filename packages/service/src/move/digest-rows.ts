import { createHash } from 'node:crypto'
import type { MovedRow } from '../store/moved-tables.ts'

/** Digests the rows of a table, one after the other. */
export interface RowDigest {
  add(row: MovedRow): void
  end(): { readonly rows: number; readonly checksum: string }
}

/** SHA-256 of rows, each as a JSON array on its own line, which has only one form. */
export function digestRows(): RowDigest {
  const hash = createHash('sha256')
  let rows = 0
  return {
    add(row) {
      rows += 1
      hash.update(`${JSON.stringify(row)}\n`, 'utf8')
    },
    end: () => ({ rows, checksum: hash.digest('hex') }),
  }
}
