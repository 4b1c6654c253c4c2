// @ts-check
// Preloaded into each test process by run-tests.mjs: ends a file that exceeds its time, even when
// it hangs or spins. It kills the file's whole process, which the test runner then reports as
// failed.
import { isMainThread, Worker } from 'node:worker_threads'

const seconds = Number(process.env['TEST_FILE_SECONDS'])

/** @type {Worker | undefined} */
let watchdog

/**
 * Starts a file's time limit, and ends that of the previous file.
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
