import type { BulkRow } from '@accredit/client'
import { useSyncExternalStore } from 'react'

/** A file's row before it is requested. */
export interface DraftRow {
  /** Position in the file; it never changes. */
  readonly id: number
  readonly row: BulkRow
  readonly isLeftOut: boolean
}

/** A file before its rows are requested; it survives navigation between pages. */
export interface BulkDraft {
  readonly name: string
  readonly rows: readonly DraftRow[]
  readonly unknownColumns: readonly string[]
}

let draft: BulkDraft | undefined
const changed = new EventTarget()

/** Keeps a draft, or discards it. */
export function setBulkDraft(next: BulkDraft | undefined): void {
  draft = next
  changed.dispatchEvent(new Event('change'))
}

/** Returns the current draft. */
export function useBulkDraft(): BulkDraft | undefined {
  return useSyncExternalStore(subscribe, () => draft)
}

function subscribe(listener: () => void): () => void {
  changed.addEventListener('change', listener)
  return () => changed.removeEventListener('change', listener)
}

/** Creates a draft from a file's rows. */
export function draftOf(
  name: string,
  rows: readonly BulkRow[],
  unknownColumns: readonly string[],
): BulkDraft {
  const drafted = rows.map((row, id) => ({ id, row, isLeftOut: false }))
  return { name, rows: drafted, unknownColumns }
}

/** Changes rows of a draft. */
export function changeRows(
  { rows, ...rest }: BulkDraft,
  change: (row: DraftRow) => DraftRow,
): BulkDraft {
  return { ...rest, rows: rows.map(change) }
}
