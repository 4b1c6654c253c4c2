import type { PoolClient } from 'pg'
import type { AnyCommand, CommandCall, Outcome } from '../../command.ts'
import type { CompiledStatement, Connection, DialectName } from '../../connection.ts'
import { runCommand } from '../../run-command.ts'
import { StoreUnavailable } from '../../unavailable.ts'
import { capabilitiesOf } from '../../statement.ts'
import { isUsableAfter, settingsOf, translateError } from './connection.ts'
import { encode, flush, type Result, type Sent } from './flush.ts'
import { merge, type Merged, type OfChain } from './merge.ts'

/** A command that is to be run. */
export interface Task {
  readonly command: AnyCommand
  readonly call: CommandCall
}

/** Tasks that share a key: they run one after the other. */
export type Chain<T extends Task> = readonly T[]

/** Progress of a transaction. */
export interface Progress {
  /** True once the server was asked to commit: without its answer the outcome is unknown. */
  committing: boolean
}

/** Whatever the default of the server, the database or the role is: locks and reads count on this level. */
const begin: Sent = {
  sql: 'begin isolation level read committed',
  name: 'begin',
  quiet: true,
  parameters: [],
}
const commit: Sent = { sql: 'commit', name: 'commit', quiet: true, parameters: [] }

/** Writes that wait for their flush: with more of them a command waits too. */
const mostWaiting = 1_000

/** Ends a command that met a row that somebody else has locked. It has written nothing. */
class RowHeld extends Error {}

/**
 * Runs chains of commands side by side in one transaction, in lockstep: what all of them ask for in one
 * turn of the event loop goes to the server together, and a write that gives no rows is not waited for
 * but goes with the next flush, or with the commit. All of it is committed, or nothing.
 *
 * @param how.waits for rows that others have locked. A transaction of many does not: a command that meets
 *   such a row leaves it, so that a row that is held holds up nobody else and no two transactions can
 *   wait for each other.
 * @returns what came of each command; nothing of one that has left
 * @throws StoreUnavailable when the server is away, or does not say that the commit is safe; what a
 *   command threw
 */
export async function runInTransaction<T extends Task>(
  client: PoolClient,
  chains: readonly Chain<T>[],
  how: { readonly waits: boolean; readonly progress: Progress; readonly dialect: DialectName },
): Promise<Map<T, Outcome>> {
  const outcomes = new Map<T, Outcome>()
  const steps = new Steps(client, how.dialect)
  const runChain = async (chain: Chain<T>) => {
    for (const task of chain) {
      try {
        const connection = connect(steps, chain, how)
        outcomes.set(task, await runCommand(connection, task.command, task.call))
      } catch (error) {
        if (!(error instanceof RowHeld)) return steps.fail(error)
      }
    }
  }
  try {
    await Promise.all(chains.map(runChain))
    await steps.commit(how.progress)
    client.release()
    return outcomes
  } catch (error) {
    const isUsable = isUsableAfter(error) && (await rollBack(client))
    client.release(!isUsable)
    throw error
  }
}

function rollBack(client: PoolClient): Promise<boolean> {
  return client.query('rollback').then(
    () => true,
    () => false,
  )
}

/** The transaction as one command sees it. */
function connect(
  steps: Steps,
  chain: Chain<Task>,
  { dialect, waits }: { readonly dialect: DialectName; readonly waits: boolean },
): Connection {
  let wrote = false
  const lock = async (statement: CompiledStatement, parameters: readonly unknown[]) => {
    const { sql, name } = statement
    const rows = await steps.ask({
      sql: `${sql} skip locked`,
      name: name && `${name}_skip`,
      parameters: parameters.map(encode),
      chain,
    })
    if (rows.length > 0) return rows
    // It would have to be undone, which only the whole transaction can be.
    if (wrote) throw new Error(`a command asked for a lock after it had written: ${sql}`)
    throw new RowHeld()
  }
  return {
    dialect,
    async query(statement, parameters) {
      wrote ||= statement.writes
      if (statement.locks && !waits) return lock(statement, parameters)
      const { sql, name, quiet } = statement
      const sent = { sql, name, quiet, parameters: parameters.map(encode), chain }
      return quiet ? steps.write(sent) : steps.ask(sent)
    },
  }
}

interface Waiting extends OfChain {
  resolve(rows: unknown[]): void
  reject(error: unknown): void
}

const ignore = () => undefined

/** The statements of a transaction, turn by turn. */
class Steps {
  private readonly client: PoolClient
  private readonly merges: boolean
  private readonly waiting: Waiting[]
  private isDue = false
  private underWay: Promise<void> | undefined
  private fault: { readonly error: unknown } | undefined

  constructor(client: PoolClient, dialect: DialectName) {
    this.client = client
    // On a cluster the rows of an insert would be on several machines.
    this.merges = capabilitiesOf({ dialect }).oneMachine
    this.waiting = [begin, ...settingsOf(client)].map((sent) => ({
      ...sent,
      resolve: ignore,
      reject: ignore,
    }))
  }

  /** Resolves with the rows that a statement gives. */
  ask(sent: OfChain): Promise<unknown[]> {
    return new Promise((resolve, reject) => {
      if (this.fault) return reject(this.fault.error)
      this.waiting.push({ ...sent, resolve, reject })
      this.goOn()
    })
  }

  /** Takes a statement that gives none; that it failed shows at the next that is waited for. */
  write(sent: OfChain): Promise<unknown[]> {
    const written = this.ask(sent)
    if (this.waiting.length > mostWaiting) return written
    written.catch(ignore)
    return this.fault ? written : Promise.resolve([])
  }

  /** Gives up: sends nothing more, and rejects everything that waits with the reason. */
  fail(error: unknown): void {
    this.fault ??= { error }
    for (const { reject } of this.waiting.splice(0)) reject(this.fault.error)
  }

  /** Sends what is left, and the commit. */
  async commit(progress: Progress): Promise<void> {
    await this.underWay
    if (this.fault) throw this.fault.error
    progress.committing = true
    let isAlone = false
    // The one thing that PostgreSQL tells in no other way.
    const listen = ({ routine }: { routine?: string | undefined }) => {
      isAlone ||= routine === 'SyncRepWaitForLSN'
    }
    this.client.on('notice', listen)
    const last = [...this.gather(this.waiting.splice(0)), { sent: commit, members: [] }]
    const results = await this.send(last).finally(() => this.client.off('notice', listen))
    const tag = results.at(-1)?.tag
    // A transaction in which a statement failed unheard is rolled back, and that is no error.
    if (tag !== 'COMMIT') throw new Error(`the commit ended in ${tag}`)
    if (isAlone) throw new StoreUnavailable('the commit may not have reached the standby')
  }

  private goOn(): void {
    if (this.isDue || this.underWay || this.waiting.length === 0) return
    this.isDue = true
    setImmediate(() => {
      this.isDue = false
      if (this.waiting.length > 0) this.underWay = this.step()
    })
  }

  private async step(): Promise<void> {
    const waiting = this.waiting.splice(0)
    try {
      const merged = this.gather(waiting)
      const results = await this.send(merged)
      this.underWay = undefined
      results.forEach(({ rows, rowsOf }, index) => {
        merged[index]?.members.forEach(({ resolve }, set) => resolve(rowsOf?.[set] ?? rows))
      })
      this.goOn()
    } catch (error) {
      this.underWay = undefined
      this.fail(error)
      for (const { reject } of waiting) reject(error)
    }
  }

  private gather(waiting: readonly Waiting[]): Merged<Waiting>[] {
    return this.merges ? merge(waiting) : waiting.map((sent) => ({ sent, members: [sent] }))
  }

  private async send(statements: readonly Merged<OfChain>[]): Promise<readonly Result[]> {
    const { results, fault } = await flush(
      this.client,
      statements.map(({ sent }) => sent),
    )
    if (results.length !== statements.length || fault !== undefined) throw translateError(fault)
    return results
  }
}
