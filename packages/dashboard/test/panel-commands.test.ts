import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { describe, it } from 'node:test'
import { promisify } from 'node:util'
import { sandboxControls } from '@accredit/client'
import { callMain } from '../../service/test/cli/call-main.ts'
import { customer, startTestService } from '../../service/test/support/service.ts'
import { controlCalls, type ControlCall } from '../src/sandbox-panel/control-calls.ts'
import { writeCommand, writeCurl } from '../src/sandbox-panel/write-command.ts'

const run = promisify(execFile)

describe('a command of the panel', () => {
  it('does what its control does, as curl and as accredit', async (t) => {
    await using service = await startTestService(undefined, { vettingDelay: 'PT48H' })
    const controls = sandboxControls({ baseUrl: service.url })
    const token = await service.userToken()
    const body = { qualification: 'Education', website: 'approve.accredit.test' }
    const path = `/v1/customers/${customer('01')}/qualifications`
    await service.call('POST', path, { token, body })
    const { verdicts } = await controls.verdicts()
    const { id } = await controls.snapshot()
    const to = new Date(Date.now() + 40 * 86_400_000).toISOString()
    const fault = { operation: 'getCustomer', status: 429, retryAfter: 5 } as const

    const calls: readonly ControlCall[] = [
      controlCalls.advance('P3D'),
      controlCalls.setTime(to),
      controlCalls.addFault(fault),
      controlCalls.applyProfile('old-links'),
      controlCalls.endFaults(),
      controlCalls.generate(3),
      controlCalls.takeSnapshot(),
      controlCalls.restore(id),
      controlCalls.reset(),
    ]
    const asCurl = async (call: ControlCall) => {
      const env = { ...process.env, TOKEN: token }
      const command = `${writeCurl(call, service.url)} --fail --silent --show-error`
      return (await run('sh', ['-c', command], { env })).stdout
    }
    await asCurl(controlCalls.decideNow(verdicts[0]?.caseId ?? ''))
    const [record] = (await service.call('GET', path, { token })).json
    assert.equal(record.vettingStatus, 'Approved')
    for (const call of calls) {
      // oxlint-disable-next-line no-await-in-loop -- each changes what the next one meets
      await asCurl(call)
    }
    assert.equal((await controls.clock()).aheadByMilliseconds, 0)

    const another = await controls.snapshot()
    for (const call of calls) {
      const known = call.path.endsWith('/restore') ? controlCalls.restore(another.id) : call
      const command = writeCommand(known, service.url) ?? ''
      // oxlint-disable-next-line no-await-in-loop -- as a shell would split it
      const { stdout } = await run('sh', ['-c', `printf '%s\\n' ${command}`])
      const [program, ...args] = stdout.trimEnd().split('\n')
      assert.equal(program, 'accredit')
      // oxlint-disable-next-line no-await-in-loop -- as above
      const { code, stderr } = await callMain(t, args)
      assert.equal(code, 0, `${command}: ${stderr}`)
    }
  })
})
