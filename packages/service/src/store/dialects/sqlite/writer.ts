/**
 * The thread that owns the writing connection. Commands that wait together share one commit, so
 * that the cost of durability is paid once for all of them.
 */
import type { DatabaseSync } from 'node:sqlite'
import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads'
import { registerCommands, type CommandRegistry } from '../../command.ts'
import { roomCommands } from '../../probe-room.ts'
import { commitTogether, largestBatch } from './commit-together.ts'
import { connect, openWriter } from './database.ts'
import type { WriterCall, WriterData } from './messages.ts'

type WriterMessage = readonly WriterCall[] | 'close'

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
    // One transaction at a time, even if a command awaits something other than its transaction.
    if (serving) return
    serving = true
    void serve().finally(() => (serving = false))
  })
}

function takeUp(waiting: (WriterCall | 'close')[], message: WriterMessage): void {
  if (message === 'close') waiting.push(message)
  else waiting.push(...message)
}

/** Takes the waiting calls, up to a full batch. */
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
