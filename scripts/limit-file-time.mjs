// @ts-check
// Loaded first into each test file by run-tests.mjs: ends the file when its time is over, even when
// it waits for ever or spins. The process that it ends is the file's own; the test runner then
// reports the file as failed.
import { isMainThread, Worker } from 'node:worker_threads'

const file = process.argv[1] ?? ''
const seconds = Number(process.env['TEST_FILE_SECONDS'])

if (isMainThread && seconds > 0 && /\.(test|long)\.ts$/.test(file)) {
  const watchdog = new Worker(
    `
    const { writeSync } = require('node:fs')
    const { workerData } = require('node:worker_threads')
    setTimeout(() => {
      writeSync(2, workerData.file + ' ran longer than ' + workerData.seconds + ' s and was ended.\\n')
      process.kill(process.pid, 'SIGTERM')
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), 5_000)
    }, workerData.seconds * 1_000)
    `,
    { eval: true, execArgv: [], workerData: { file, seconds } },
  )
  watchdog.unref()
}
