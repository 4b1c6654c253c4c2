import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '../../packages/service/src/store/dialects/sqlite/database.ts'
import { copyStore, makeDataFolder, openForFilling, storeIn } from '../data/data-set.ts'
import { addDueCases, endings } from '../data/due-cases.ts'
import { users } from '../data/people.ts'
import { openScratch } from '../folders.ts'
import { makeRequests } from '../load/make-calls.ts'
import { startLoad } from '../load/start-load.ts'
import { takeTurns } from '../measure/rounds.ts'
import type { Row } from '../row.ts'
import { startAuthority } from '../service/authority.ts'
import { requestAnswers } from '../service/open-ground.ts'
import { startService } from '../service/start-service.ts'

const settled = 100_000
const due = 100_000
const perRound = 16_000
const connections = 64
/** Milliseconds between two progress checks. */
const look = 20

/** Row 5: verdicts per second, against the rate of incoming cases. */
export const drainCases: Row = {
  number: 5,
  title: '10⁵ due cases drained by the worker',
  async measure({ rounds, scale, node }) {
    const [cases, asked] = [Math.round(due * scale), Math.round(perRound * scale)]
    using scratch = openScratch()
    using authority = await startAuthority()
    const tokens = await Promise.all(users.map((user) => authority.sign(user)))
    const [quiet, full, data] = ['quiet', 'full', 'data'].map((name) => join(scratch.path, name))
    assert.ok(quiet && full && data)
    await makeDataFolder(quiet, { settled, applicants: asked })
    await makeDataFolder(full, { settled, applicants: cases })
    {
      using database = openForFilling(storeIn(full))
      await addDueCases(connect(database), cases)
    }

    const drain = async () => {
      copyStore(full, data)
      await using service = await startService({ data, authority, node })
      using reader = new DatabaseSync(storeIn(data), { readOnly: true })
      const waiting = countCases(reader, 'due_at is not null')
      const started = performance.now()
      const left = reader.prepare('select 1 from vetting_case where due_at is not null limit 1')
      while (left.get()) {
        await sleep(look)
        assert.equal(service.child.exitCode, null, 'the service has ended')
      }
      const seconds = (performance.now() - started) / 1000
      for (const ending of new Set(endings)) {
        const condition = ending === 'review' ? `state = 'desk'` : `verdict = '${ending}'`
        const share = endings.filter((each) => each === ending).length / endings.length
        assert.equal(countCases(reader, condition), cases * share, `cases that end in ${ending}`)
      }
      return waiting / seconds
    }
    const ask = async () => {
      copyStore(quiet, data)
      await using service = await startService({ data, authority })
      await using load = startLoad()
      const [how, calls] = [{ kind: 'once' } as const, makeRequests(0, asked)]
      const answers = requestAnswers
      const result = await load.run({ url: service.url, calls, tokens, answers, connections, how })
      return result.perSecond
    }
    const pair = await takeTurns(rounds, drain, ask)
    return [
      {
        what: 'verdicts',
        baselineIs: 'row 3’s rate',
        unit: '1/s',
        ...pair,
        better: 'more',
        floor: 0.5,
        goal: 0.8,
      },
    ]
  },
}

function countCases(reader: DatabaseSync, condition: string): number {
  const counted = reader.prepare(`select count(*) as n from vetting_case where ${condition}`).get()
  return Number(counted?.['n'])
}
