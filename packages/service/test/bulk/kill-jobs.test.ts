import { it } from 'node:test'
import { onEveryStore } from '../support/stores.ts'
import { killJobs } from './kill-jobs.suite.ts'

onEveryStore('a bulk job', (makeStorage) => {
  it('goes on after two kills, and requests nothing twice', async (test) => {
    await using storage = await makeStorage()
    await killJobs(storage, { lines: 250, kills: 2, onEnd: (end) => test.after(end) })
  })
})
