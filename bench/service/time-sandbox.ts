// Times an embedded sandbox of the packed release, from import to first response, and its resets.
import { pathToFileURL } from 'node:url'
import type { startSandbox } from '../../packages/service/src/testing/index.ts'

const resets = 20
const started = performance.now()
const module = (await import(pathToFileURL(process.argv[2] ?? '').href)) as {
  startSandbox: typeof startSandbox
}
const sandbox = await module.startSandbox()
await (await fetch(`${sandbox.url}/healthz`)).text()
const start = performance.now() - started
const took: number[] = []
for (let turn = 0; turn < resets; turn += 1) {
  const began = performance.now()
  await sandbox.reset()
  took.push(performance.now() - began)
}
const reset = took.toSorted((a, b) => a - b)[resets / 2]
process.stdout.write(`${JSON.stringify({ start, reset })}\n`)
await sandbox.close()
process.exit(0)
