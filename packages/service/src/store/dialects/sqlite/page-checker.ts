/** A thread that checks the pages of one file, table by table, and reports SQLite's result. */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { checkTables } from './check-pages.ts'

if (parentPort) {
  const port = parentPort
  const { file } = workerData as { file: string }
  port.postMessage(checkTables(file, () => receiveMessageOnPort(port) === undefined))
  port.close()
}
