import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { makeReads } from '../load/make-calls.ts'
import type { ExpectedAnswer, LoadCall } from '../load/messages.ts'
import { startLoad } from '../load/start-load.ts'
import { takeTurns } from '../measure/rounds.ts'
import { startPrism } from '../prism/start-prism.ts'
import type { Row } from '../row.ts'
import { send } from '../service/http.ts'
import { openGround, readAnswers } from '../service/open-ground.ts'
import { busyNote } from './busy-note.ts'

const settled = 100_000
const connections = 64

/**
 * Row 2: the same reads against what a partner has today, a mock of Microsoft's own description.
 */
export const comparePrism: Row = {
  number: 2,
  title: 'the same GET, against Prism mocking Microsoft’s own CustomerService.json',
  async measure({ rounds, seconds, prism, tell, node }) {
    if (prism === undefined) {
      tell('  not measured: give the path of the description with --prism <CustomerService.json>')
      return []
    }
    await using ground = await openGround({ settled, node })
    await using mock = await startPrism(resolve(prism))
    await using load = startLoad()
    const { tokens } = ground
    const calls = makeReads(settled)
    const [first] = calls
    const sample = await send('GET', mock.url + first?.path, { token: tokens[0] ?? '' })
    assert.equal(sample.status, 200, sample.text)
    assert.match(sample.text, /qualification/)
    const mocked: ExpectedAnswer = { status: 200, body: sample.text }
    const ofMock: readonly LoadCall[] = calls.map((call) => ({ ...call, answer: 0 }))
    const busy: number[] = []
    const run = async (
      url: string,
      sent: { calls: readonly LoadCall[]; answers: readonly ExpectedAnswer[] },
    ) => {
      const how = { kind: 'seconds', seconds } as const
      const result = await load.run({ url, tokens, connections, how, ...sent })
      busy.push(result.busy)
      return result.perSecond
    }
    const pair = await takeTurns(
      rounds,
      () => run(ground.service.url, { calls, answers: readAnswers }),
      () => run(mock.url, { calls: ofMock, answers: [mocked] }),
    )
    return [
      {
        what: 'rate',
        baselineIs: 'Prism as it comes',
        unit: 'calls/s',
        ...pair,
        better: 'more',
        floor: 15,
        goal: 20,
        notes: busyNote(busy),
      },
    ]
  },
}
