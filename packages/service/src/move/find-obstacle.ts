import type { MovedRow } from '../store/moved-tables.ts'

const lowerGuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * What would not be the same in PostgreSQL, or cannot be there at all: texts with NUL, and GUIDs that
 * it would write in another form. Sealed lines must stay as they are to the letter.
 * @param guids which values are GUIDs there
 * @returns the place of such a value in the row, and what is wrong with it
 */
export function findObstacle(
  row: MovedRow,
  guids: readonly boolean[],
): { readonly index: number; readonly problem: string } | undefined {
  for (const [index, value] of row.entries()) {
    if (typeof value !== 'string') continue
    if (value.includes('\u0000')) return { index, problem: 'has a NUL in it' }
    if (guids[index] && !lowerGuid.test(value)) {
      return { index, problem: 'is no GUID in lower case' }
    }
  }
  return undefined
}
