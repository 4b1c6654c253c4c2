import { it } from 'node:test'
import { onEveryStore } from '../support/stores.ts'
import { killJobs } from './kill-jobs.suite.ts'

const lines = Number(process.env['BULK_LINES'] ?? 10_000)
const kills = Number(process.env['BULK_KILLS'] ?? 40)

onEveryStore('a bulk job', (makeStorage) => {
  it(`of ${lines} rows, killed ${kills} times, requests nothing twice`, async (test) => {
    await using storage = await makeStorage()
    await killJobs(storage, { lines, kills, onEnd: (end) => test.after(end) })
  })
})
