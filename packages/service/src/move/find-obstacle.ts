import { isGuid } from '@accredit/contract'
import type { MovedRow } from '../store/moved-tables.ts'

/**
 * Finds a value that PostgreSQL would change or refuse: texts with NUL, and GUIDs that it would write
 * in another form. Sealed lines must stay as they are to the letter.
 * @param guids the columns that are GUIDs there
 * @returns the place of such a value in the row, and what is wrong with it
 */
export function findObstacle(
  row: MovedRow,
  guids: readonly boolean[],
): { readonly index: number; readonly problem: string } | undefined {
  for (const [index, value] of row.entries()) {
    if (typeof value !== 'string') continue
    if (value.includes('\u0000')) return { index, problem: 'has a NUL in it' }
    if (guids[index] && !(isGuid(value) && value === value.toLowerCase())) {
      return { index, problem: 'is no GUID in lower case' }
    }
  }
  return undefined
}
