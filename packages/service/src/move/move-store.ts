import { problem, ProblemError } from '../words/problem.ts'
import type {
  MoveState,
  TableContents,
  TableProgress,
} from '../store/dialects/postgres/move-state.ts'
import { openMoveTarget, type MoveTarget } from '../store/dialects/postgres/move-target.ts'
import { openMoveSource, type MoveSource } from '../store/dialects/sqlite/move-source.ts'
import {
  filledColumns,
  movedTableNames,
  movedTables,
  MoveRefused,
  type MovedRow,
  type MovedTable,
} from '../store/moved-tables.ts'
import { digestRows } from './digest-rows.ts'
import { findObstacle } from './find-obstacle.ts'

/** Current step of a move, with its progress. */
export interface MoveStep {
  readonly kind: 'read' | 'move' | 'verify'
  readonly table: MovedTable
  /** Rows that this step has processed. */
  readonly done: number
  /** Total number of rows; absent until counted. */
  readonly of?: number
}

/** Result of a move. */
export interface MoveReport {
  /** True when it continued an earlier run. */
  readonly resumed: boolean
  /** Digest of each table, equal in both databases. */
  readonly tables: readonly (TableContents & { readonly table: MovedTable })[]
}

/** Difference between target and source after a move; services refuse to start on the target. */
export class MoveFaulty extends ProblemError {
  override readonly name = 'MoveFaulty'
}

type Contents = ReadonlyMap<MovedTable, TableContents>

/** Rows per transaction, which bounds repeated work after a crash, and memory. */
const mostRows = 1_000
/** Approximate characters per transaction, since some rows are long. */
const mostText = 4_000_000

/**
 * Moves everything from an SQLite store into a PostgreSQL database. An interrupted move continues
 * where it stopped. At the end both sides are read once more and compared row by row.
 * @param file the SQLite store; no service may be using it, and it is not changed
 * @param url the database; empty, or begun by this same move
 * @throws MoveRefused, MoveFaulty, StoreUnavailable, SchemaTooOld, SchemaTooNew; the signal's
 * reason
 */
export async function moveStore(options: {
  file: string
  url: string
  onStep?: (step: MoveStep) => void | Promise<void>
  signal?: AbortSignal
}): Promise<MoveReport> {
  const { file, url, signal } = options
  const step = async (kind: MoveStep['kind'], table: MovedTable, done: number, of?: number) => {
    signal?.throwIfAborted()
    await options.onStep?.({ kind, table, done, ...(of !== undefined && { of }) })
  }
  const source = openMoveSource(file)
  try {
    const target = await openMoveTarget(url)
    try {
      requireSameColumns(source, target)
      const contents = await readContents(source, target, step)
      const state = await target.begin(contents)
      await copyAll(source, target, state, step)
      await verify(target, contents, step)
      await target.finish((table) => source.lastNumber(table))
      const tables = [...contents].map(([table, found]) => ({ table, ...found }))
      return { resumed: target.begun, tables }
    } finally {
      await target.close()
    }
  } finally {
    source.close()
  }
}

type TellStep = (
  kind: MoveStep['kind'],
  table: MovedTable,
  done: number,
  of?: number,
) => Promise<void>

function requireSameColumns(source: MoveSource, target: MoveTarget): void {
  for (const table of movedTableNames) {
    const there = target.columns(table).map(({ name }) => name)
    const here = new Set([...source.columns(table), ...Object.keys(filledColumns[table] ?? {})])
    const odd = [...here].filter((name) => !there.includes(name))
    if (odd.length === 0 && here.size === there.length) continue
    throw new MoveRefused(
      problem('MoveRefused', {
        reason: `table ${table} has other columns in the target: ${there.join(', ')}`,
      }),
    )
  }
}

/** Digests the source, so that a later change is detected; refuses what cannot be moved. */
async function readContents(
  source: MoveSource,
  target: MoveTarget,
  step: TellStep,
): Promise<Contents> {
  const contents = new Map<MovedTable, TableContents>()
  for (const table of movedTableNames) {
    await step('read', table, 0)
    const columns = target.columns(table)
    const names = columns.map(({ name }) => name)
    const guids = columns.map(({ type }) => type === 'uuid')
    const digest = digestRows()
    for (const row of source.rows(table, names)) {
      const obstacle = findObstacle(row, guids)
      if (obstacle) {
        const where = `${names[obstacle.index]} of ${keyOf(table, names, row).join(' ')}`
        throw new MoveRefused(
          problem('MoveRefused', { reason: `table ${table}: ${where} ${obstacle.problem}` }),
        )
      }
      digest.add(row)
    }
    contents.set(table, digest.end())
  }
  return contents
}

async function copyAll(
  source: MoveSource,
  target: MoveTarget,
  state: MoveState,
  step: TellStep,
): Promise<void> {
  for (const [table, progress] of movedTableNames.map((name) => [name, state.get(name)] as const)) {
    if (!progress || progress.moved === progress.rows) continue
    await copyTable(source, target, table, progress, step)
  }
}

async function copyTable(
  source: MoveSource,
  target: MoveTarget,
  table: MovedTable,
  progress: TableProgress,
  step: TellStep,
): Promise<void> {
  const names = target.columns(table).map(({ name }) => name)
  let { moved } = progress
  for (const rows of batchesOf(source.rows(table, names, progress.lastKey))) {
    await step('move', table, moved, progress.rows)
    const key = keyOf(table, names, rows.at(-1) ?? [])
    moved += rows.length
    try {
      await target.add(table, rows, moved, key)
    } catch (error) {
      throw namePlace(error, table, key)
    }
  }
}

/** Reports a rejected row with its place. */
function namePlace(error: unknown, table: MovedTable, key: MovedRow): unknown {
  const { code, message } = error as { code?: unknown; message?: unknown }
  const isOfValues = typeof code === 'string' && /^2[23]/.test(code)
  if (!isOfValues) return error
  return new MoveRefused(
    problem('MoveRefused', {
      reason: `table ${table}: the target does not take a row up to ${key.join(' ')}: ${String(message)}`,
    }),
    { cause: error },
  )
}

function* batchesOf(rows: Iterable<MovedRow>): Generator<readonly MovedRow[]> {
  let batch: MovedRow[] = []
  let text = 0
  for (const row of rows) {
    batch.push(row)
    for (const value of row) text += typeof value === 'string' ? value.length : 8
    if (batch.length < mostRows && text < mostText) continue
    yield batch
    batch = []
    text = 0
  }
  if (batch.length > 0) yield batch
}

function keyOf(table: MovedTable, names: readonly string[], row: MovedRow): MovedRow {
  return movedTables[table].map((name) => row[names.indexOf(name)] ?? null)
}

/** Reads the target again: what counts is what it holds, not what was sent. */
async function verify(target: MoveTarget, contents: Contents, step: TellStep): Promise<void> {
  const faults: string[] = []
  for (const [table, { checksum, rows }] of contents) {
    const digest = digestRows()
    let done = 0
    await step('verify', table, done, rows)
    for await (const some of target.rows(table)) {
      for (const row of some) digest.add(row)
      done += some.length
      await step('verify', table, done, rows)
    }
    const found = digest.end()
    if (found.checksum === checksum) continue
    const counted = found.rows === rows ? `${rows} rows` : `${rows} rows, ${found.rows} there`
    faults.push(`${table} (${counted})`)
  }
  if (faults.length === 0) return
  throw new MoveFaulty(
    problem('MoveElsewhere', {
      reason: `the target is not what was moved there: ${faults.join(', ')}`,
    }),
  )
}
