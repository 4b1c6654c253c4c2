import { brokenRule, sandboxLimits } from '@accredit/contract'
import type { StoredSigningKey } from '../identity/issuer/signing-keys.ts'
import { newId } from '../ids/new-id.ts'
import { refuse } from '../rules/refusal.ts'
import { command } from '../store/command.ts'
import { readContent, replaceContent, type StoreContent } from '../store/content.ts'
import {
  ContentUnreadable,
  readContentFile,
  writeContentFile,
  type ContentFault,
} from '../store/dialects/sqlite/content-file.ts'
import type { Store } from '../store/store.ts'

/** A snapshot. */
export interface Snapshot {
  readonly id: string
  /** Service clock, in epoch milliseconds. */
  readonly takenAt: number
  /** Milliseconds that the clock was ahead. */
  readonly ahead: number
  /** Key that signed the tokens of that state. */
  readonly signingKey: StoredSigningKey
  readonly content: StoreContent
}

/** Reads everything, in one transaction. */
export const readContentCommand = command(
  'readContent',
  (transaction, _input: object): Promise<StoreContent> => readContent(transaction),
)

/** Replaces everything by a snapshot's content. */
export const restoreSandboxCommand = command(
  'restoreSandbox',
  (transaction, { content }: { content: StoreContent }): Promise<void> =>
    replaceContent(transaction, content),
)

/** Snapshots of a sandbox, in memory. */
export interface Snapshots {
  take(state: Omit<Snapshot, 'id' | 'content'>): Promise<Snapshot>
  /** Stores a snapshot taken elsewhere. */
  keep(state: Omit<Snapshot, 'id'>): Snapshot
  find(id: string): Snapshot | undefined
  remove(snapshot: Pick<Snapshot, 'id'>): void
  list(): readonly Snapshot[]
}

/** Creates the snapshots of a store. */
export function createSnapshots(store: Store): Snapshots {
  const kept = new Map<string, Snapshot>()
  const keep: Snapshots['keep'] = (state) => {
    const snapshot = { id: newId(), ...state }
    kept.set(snapshot.id, snapshot)
    const [oldest] = kept.keys()
    if (kept.size > sandboxLimits.snapshots && oldest !== undefined) kept.delete(oldest)
    return snapshot
  }
  return {
    take: async (state) =>
      keep({ ...state, content: await store.run(readContentCommand, {}, state.takenAt) }),
    keep,
    find: (id) => kept.get(id.toLowerCase()),
    remove: ({ id }) => void kept.delete(id),
    list: () => [...kept.values()],
  }
}

/**
 * Checks that snapshots of a store can be exported as files, or start another sandbox.
 * @param field that requires it
 * @throws Refused InvalidRequestInput when the store is PostgreSQL, whose rows have another format
 */
export function requireEmbedded({ reader }: Store, field: string): void {
  if (reader.dialect === 'sqlite') return
  const rule = brokenRule('SnapshotEmbedded')
  refuse('InvalidRequestInput', { field, value: 'a file of the embedded store', rule })
}

/** Writes a snapshot as a file of the embedded store. */
export function writeSnapshot({ content, ...state }: Snapshot): Promise<Buffer> {
  return writeContentFile(content, JSON.stringify(state))
}

/**
 * Reads a file that `writeSnapshot` wrote.
 * @throws Refused InvalidRequestInput that says what the bytes are instead
 */
export async function readSnapshot(bytes: Uint8Array): Promise<Omit<Snapshot, 'id'>> {
  try {
    const { content, mark } = await readContentFile(bytes)
    return { ...(JSON.parse(mark) as Omit<Snapshot, 'id' | 'content'>), content }
  } catch (error) {
    if (!(error instanceof ContentUnreadable)) throw error
    const value = `${bytes.length} bytes`
    return refuse('InvalidRequestInput', { field: 'body', value, rule: ruleFor(error.fault) })
  }
}

function ruleFor(fault: ContentFault) {
  switch (fault.kind) {
    case 'no-database':
      return brokenRule('SnapshotDatabase')
    case 'damaged':
      return brokenRule('SnapshotWhole', { found: fault.found })
    case 'too-new':
      return brokenRule('SnapshotNotNewer', { found: fault.found, known: fault.known })
    case 'other-store':
      return brokenRule('SnapshotStore')
  }
}
