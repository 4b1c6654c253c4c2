import { it } from 'node:test'
import { killWatch } from './kill-watch.suite.ts'

const customers = Number(process.env['WATCH_CUSTOMERS'] ?? 1_200)
const kills = Number(process.env['WATCH_KILLS'] ?? 60)

it(`a watch killed ${kills} times tells each of ${customers} verdicts at least once`, async (t) => {
  await killWatch(t, { customers, kills, lost: 0.01 })
})
