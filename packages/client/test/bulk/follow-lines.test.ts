import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { memoryLedger } from '../../src/index.ts'
import { connect, customerId } from '../connect.ts'
import { createFakeService } from './fake-service.ts'

const rows = [{ customerId, qualification: 'Education' }]
const minute = 60_000

describe('a bulk run that awaits verdicts', () => {
  /** Runs one row to its verdict; `onRead` is told the time of each look at the qualifications. */
  const follow = async (onRead: (service: Service, at: number) => void) => {
    let clock = { now: 0 }
    const service = createFakeService([customerId], { now: () => clock.now, isAccredit: false })
    const connected = connect('http://127.0.0.1:4', {
      async fetch(url, init) {
        const isLook = init.method === 'GET' && url.endsWith('/qualifications')
        if (isLook && service.accepted.length > 0) onRead(service, clock.now)
        return service.fetch(url, init)
      },
    })
    clock = connected.clock
    const from = clock.now
    const ledger = memoryLedger()
    const report = await connected.partner.bulk(rows, { ledger, wait: true })
    return { ...report, took: clock.now - from }
  }
  type Service = ReturnType<typeof createFakeService>

  it('ends for a request that the service has not shown for minutes', async () => {
    const { counts, took } = await follow((service) => void service.hide())
    assert.deepEqual([counts.accepted, counts.gone, counts.inReview], [1, 1, 0])
    assert.ok(took >= 5 * minute && took < 20 * minute, `${took} ms`)
  })

  it('goes on for one that is shown late', async () => {
    let first: number | undefined
    let kept: (() => void) | undefined
    const { counts } = await follow((service, at) => {
      first ??= at
      if (at - first < 4 * minute) kept ??= service.hide()
      else {
        kept?.()
        service.decide('Approved')
      }
    })
    assert.deepEqual([counts.approved, counts.gone], [1, 0])
  })
})
