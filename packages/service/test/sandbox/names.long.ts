import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { call, customer, signInAt, startTestService } from '../support/service.ts'
import { controls } from './controls.ts'

/** Most bytes of a named sandbox beyond the first. */
const most = 4 * 1_048_576
const northwind = `/v1/customers/${customer('01')}/qualifications`

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Bytes of the whole process, after everything that nobody needs any more is gone. */
async function measure(): Promise<number> {
  for (let turn = 0; turn < 3; turn += 1) {
    collectGarbage()
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return process.memoryUsage().rss
}

describe('named sandboxes', () => {
  it('take four megabytes each, in use, and are as many as a process opens', async (t) => {
    await using service = await startTestService(undefined)
    const { send } = controls(service)
    /** Opens sandboxes and calls each as a suite would. */
    const open = async (from: number, to: number) => {
      for (let index = from; index < to; index += 1) {
        const { json } = await send('POST', 'sandboxes', { name: `run-${index}` })
        const token = await signInAt(json.baseUrl).userToken()
        for (const path of ['/v1/customers', northwind, '/v1/auditrecords', '/v1/validations']) {
          await call(json.baseUrl, 'GET', path, { token })
        }
        const body = { qualification: 'Education', website: 'approve.accredit.test' }
        const asked = await call(json.baseUrl, 'POST', northwind, { token, body })
        assert.equal(asked.status, 201)
      }
    }
    // The first ones load what all share.
    await open(0, 10)
    const before = await measure()
    await open(10, 110)
    const each = ((await measure()) - before) / 100
    t.diagnostic(`${(each / 1_048_576).toFixed(2)} MB for each`)
    assert.ok(each <= most, `${each} bytes`)

    for (let index = 110; index < 256; index += 1) {
      assert.equal((await send('POST', 'sandboxes', { name: `run-${index}` })).status, 201)
    }
    for (let index = 256; index < 1_000; index += 1) {
      const { status, json } = await send('POST', 'sandboxes', { name: `run-${index}` })
      assert.deepEqual([status, json.errorName, json.parameters.limit], [409, 'SandboxesFull', 256])
    }
    await send('DELETE', 'sandboxes/run-7')
    assert.equal((await send('POST', 'sandboxes', { name: 'run-999' })).status, 201)
  })
})
