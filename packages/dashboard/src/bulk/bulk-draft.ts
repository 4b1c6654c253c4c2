import type { BulkRow } from '@accredit/client'
import { useSyncExternalStore } from 'react'

/** A row of a file before it is requested. */
export interface DraftRow {
  /** Place in the file, which stays the row's own. */
  readonly id: number
  readonly row: BulkRow
  readonly isLeftOut: boolean
}

/** A file before its rows are requested; it outlives the way to another page. */
export interface BulkDraft {
  readonly name: string
  readonly rows: readonly DraftRow[]
  readonly unknownColumns: readonly string[]
}

let draft: BulkDraft | undefined
const changed = new EventTarget()

/** Keeps a file, or forgets it. */
export function setBulkDraft(next: BulkDraft | undefined): void {
  draft = next
  changed.dispatchEvent(new Event('change'))
}

/** The file that is kept. */
export function useBulkDraft(): BulkDraft | undefined {
  return useSyncExternalStore(subscribe, () => draft)
}

function subscribe(listener: () => void): () => void {
  changed.addEventListener('change', listener)
  return () => changed.removeEventListener('change', listener)
}

/** Makes a file's rows a draft. */
export function draftOf(
  name: string,
  rows: readonly BulkRow[],
  unknownColumns: readonly string[],
): BulkDraft {
  const drafted = rows.map((row, id) => ({ id, row, isLeftOut: false }))
  return { name, rows: drafted, unknownColumns }
}

/** Changes some rows of a draft. */
export function changeRows(
  { rows, ...rest }: BulkDraft,
  change: (row: DraftRow) => DraftRow,
): BulkDraft {
  return { ...rest, rows: rows.map(change) }
}
