import { homedir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { main, reportLostOutput } from './cli/main.ts'
import { systemKeyring } from './cli/system-keyring.ts'

// npm forwards a Ctrl-C that the terminal has already sent; such an echo is not a second request.
const echoMilliseconds = 300

const stopping = new AbortController()
let stoppedAt: number | undefined

function stop(signal: NodeJS.Signals): void {
  const now = performance.now()
  if (stoppedAt === undefined) {
    stoppedAt = now
    stopping.abort(signal)
  } else if (now - stoppedAt > echoMilliseconds) {
    process.exit(signal === 'SIGTERM' ? 143 : 130)
  }
}

process.on('SIGINT', stop)
process.on('SIGTERM', stop)
const args = process.argv.slice(2)
let telling: Promise<void> | undefined

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of the output may stop reading, as `head` does.
  if (error.code === 'EPIPE') process.exit(0)
  telling ??= tellAndEnd(error)
})

const code = await main(args, {
  environment: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  homeFolder: homedir(),
  keyring: systemKeyring,
  stop: stopping.signal,
  sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
})
// All output must be flushed first; idle keep-alive connections must not delay the exit.
await Promise.all([process.stdout, process.stderr].map(drain))
await telling
process.exit(code)

async function tellAndEnd(error: Error): Promise<void> {
  const { env: environment, stderr } = process
  await reportLostOutput(error, args, { environment, stderr })
  process.exit(1)
}

function drain(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()))
}
