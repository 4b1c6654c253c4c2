/**
 * The thread that owns the writing connection. Commands that wait together share one commit, so
 * that the cost of making them durable is paid once for all of them.
 */
import type { DatabaseSync } from 'node:sqlite'
import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads'
import { RolledBack } from '../../../rules/rolled-back.ts'
import { registerCommands, type AnyCommand, type CommandRegistry } from '../../command.ts'
import type { Connection } from '../../connection.ts'
import { roomCommands } from '../../probe-room.ts'
import { runCommand } from '../../run-command.ts'
import { StoreUnavailable } from '../../unavailable.ts'
import { connect, openWriter } from './database.ts'
import type { WriterBatch, WriterCall, WriterData, WriterResult } from './messages.ts'

type WriterMessage = readonly WriterCall[] | 'close'

/** The most commands in one commit: bounds how long the first of them waits for the last. */
const largestBatch = 256

if (parentPort) {
  const { file, commandsUrl } = workerData as WriterData
  const { commands } = (await import(commandsUrl)) as { commands: CommandRegistry }
  const database = openWriter(file)
  serveCalls(parentPort, database, registerCommands([...commands.values(), ...roomCommands]))
  parentPort.postMessage('ready')
}

function serveCalls(port: MessagePort, database: DatabaseSync, commands: CommandRegistry): void {
  const connection = connect(database)
  const waiting: (WriterCall | 'close')[] = []
  const serve = async () => {
    for (;;) {
      const { calls, closing } = collectWaiting(port, waiting)
      if (calls.length > 0) {
        port.postMessage(await commitTogether(database, connection, commands, calls))
      }
      if (closing) {
        database.close()
        port.close()
      }
      if (closing || calls.length === 0) return
    }
  }
  let serving = false
  port.on('message', (message: WriterMessage) => {
    takeUp(waiting, message)
    // One transaction at a time, even if a command waits for something else than its transaction.
    if (serving) return
    serving = true
    void serve().finally(() => (serving = false))
  })
}

function takeUp(waiting: (WriterCall | 'close')[], message: WriterMessage): void {
  if (message === 'close') waiting.push(message)
  else waiting.push(...message)
}

/** Takes what waits by now, up to a full batch. */
function collectWaiting(
  port: MessagePort,
  waiting: (WriterCall | 'close')[],
): { calls: WriterCall[]; closing: boolean } {
  while (waiting.length < largestBatch) {
    const received = receiveMessageOnPort(port)
    if (!received) break
    takeUp(waiting, received.message as WriterMessage)
  }
  const end = waiting.indexOf('close')
  const batch = waiting.splice(0, Math.min(end < 0 ? waiting.length : end, largestBatch))
  const closing = waiting[0] === 'close'
  return { calls: batch as WriterCall[], closing }
}

/**
 * Runs the calls in one transaction. Savepoints copy every page that is written a second time, so the
 * calls share the transaction alone; only when one of them fails after it may have written do they all
 * run again, each in a savepoint of its own. Nothing of the first run has been told to anybody.
 */
async function commitTogether(
  database: DatabaseSync,
  connection: Connection,
  commands: CommandRegistry,
  calls: readonly WriterCall[],
): Promise<WriterBatch> {
  const started = performance.now()
  const describe = (failed: boolean) => ({
    commands: calls.length,
    milliseconds: performance.now() - started,
    failed,
  })
  const runAll = async (run: (call: WriterCall) => Promise<WriterResult>) => {
    database.exec('begin immediate')
    const results: WriterResult[] = []
    // One after the other on purpose: they share a connection and must see each other's writes.
    for (const call of calls) results.push(await run(call))
    database.exec('commit')
    return results
  }
  try {
    const results = await runAll(async (call) => ({
      id: call.id,
      ...(await runCommand(connection, findCommand(commands, call), call)),
    })).catch((error: unknown) => {
      // SQLite itself ends the transaction on some faults (disk full, I/O); then all in it failed.
      if (!database.isTransaction || error instanceof StoreUnavailable) throw error
      database.exec('rollback')
      return runAll((call) => runInSavepoint(database, connection, commands, call))
    })
    return { results, commit: describe(false) }
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    const message = error instanceof Error ? error.message : String(error)
    const results = calls.map(({ id }) => ({ id, kind: 'unavailable' as const, message }))
    return { results, commit: describe(true) }
  }
}

async function runInSavepoint(
  database: DatabaseSync,
  connection: Connection,
  commands: CommandRegistry,
  call: WriterCall,
): Promise<WriterResult> {
  database.exec('savepoint command')
  try {
    const outcome = await runCommand(connection, findCommand(commands, call), call)
    database.exec('release command')
    return { id: call.id, ...outcome }
  } catch (error) {
    if (!database.isTransaction) throw error
    database.exec('rollback to command; release command')
    if (error instanceof StoreUnavailable) throw error
    if (error instanceof RolledBack) return { id: call.id, kind: 'done', value: error.result }
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    return { id: call.id, kind: 'failed', message, stack }
  }
}

function findCommand(commands: CommandRegistry, { name }: WriterCall): AnyCommand {
  const command = commands.get(name)
  if (!command) throw new Error(`no command is called ${name}`)
  return command
}
