// @ts-check
// Loaded first into each test process by run-tests.mjs: ends a file when its time is over, even when
// it waits for ever or spins. What it ends is the file's whole process; the test runner then reports
// it as failed.
import { isMainThread, Worker } from 'node:worker_threads'

const seconds = Number(process.env['TEST_FILE_SECONDS'])

/** @type {Worker | undefined} */
let watchdog

/**
 * Gives a file its time, beginning now, and leaves the file before it alone from now on.
 * @param {string} file
 */
export function limitFileTime(file) {
  if (!isMainThread || !(seconds > 0)) return
  watchdog ??= startWatchdog()
  watchdog.postMessage(file)
}

function startWatchdog() {
  const worker = new Worker(
    `
    const { writeSync } = require('node:fs')
    const { parentPort, workerData: seconds } = require('node:worker_threads')
    let timer
    parentPort.on('message', (file) => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        writeSync(2, file + ' ran longer than ' + seconds + ' s and was ended.\\n')
        process.kill(process.pid, 'SIGTERM')
        setTimeout(() => process.kill(process.pid, 'SIGKILL'), 5_000)
      }, seconds * 1_000)
    })
    `,
    { eval: true, execArgv: [], workerData: seconds },
  )
  worker.unref()
  return worker
}

const [, file = ''] = process.argv
if (/\.(test|long)\.ts$/.test(file)) limitFileTime(file)
