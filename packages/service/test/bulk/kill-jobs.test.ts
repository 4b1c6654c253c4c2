import { it } from 'node:test'
import { onEveryStore } from '../support/stores.ts'
import { killJobs } from './kill-jobs.suite.ts'

onEveryStore('a bulk job', (makeStorage) => {
  it('goes on after its service was killed, and requests nothing twice', async (test) => {
    await using storage = await makeStorage()
    await killJobs(storage, { lines: 150, kills: 1, onEnd: (end) => test.after(end) })
  })
})
