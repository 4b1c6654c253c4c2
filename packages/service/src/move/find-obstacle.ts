import { isGuid } from '@accredit/contract'
import type { MovedRow } from '../store/moved-tables.ts'

/**
 * Finds a value that PostgreSQL would change or refuse: texts with NUL, and GUIDs in another
 * spelling. Sealed records must stay exactly as they are.
 * @param guids columns with the type uuid in the target
 * @returns the index of such a value in the row, and its problem
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
