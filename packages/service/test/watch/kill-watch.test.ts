import { it } from 'node:test'
import { killWatch } from './kill-watch.suite.ts'

it('a watch that was killed tells each event at least once, and none under another id', async (t) => {
  await killWatch(t, { customers: 20, kills: 1 })
})
