import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { suite, test } from 'node:test'
import { PartnerError } from '@accredit/client'
import type { JWK } from 'jose'
import { startSandbox } from '../../src/testing/index.ts'

const school = 'c0de0000-0000-4000-8000-000000000001'
const contoso = 'c0de0000-0000-4000-8000-00000000a001'

suite('startSandbox', () => {
  test('serves a client that is signed in, and gives verdicts when the clock is put ahead', async () => {
    await using sandbox = await startSandbox()
    const { qualification } = sandbox.partner().customers.byId(school)
    const request = await qualification.beginQualification({
      qualification: 'Education',
      website: 'deny-not-an-academic-domain.accredit.test',
    })
    await sandbox.advance('PT5S')
    const verdict = await request.pollUntilDone()
    assert.equal(verdict.approved, false)
    const later = await sandbox.setTime(new Date(Date.now() + 86_400_000))
    assert.ok(later.aheadByMilliseconds > 86_000_000)
  })

  test('tells what it received, injects faults, and goes back to a state', async () => {
    await using sandbox = await startSandbox()
    const { qualification } = sandbox
      .partner('sales@contoso.onmicrosoft.com')
      .customers.byId(school)
    const before = await sandbox.snapshot()
    await sandbox.fault({ operation: 'createQualification', when: 'after', cut: true, count: 1 })
    await qualification.createQualifications({ qualification: 'StateOwnedEntity' })
    const [lost, repeated] = await sandbox.requests({ operation: 'createQualification' })
    assert.ok(lost && repeated)
    assert.equal(lost.status, undefined)
    assert.equal(lost.fault?.cut, true)
    assert.equal(repeated.status, 201)
    assert.equal(lost.requestId, repeated.requestId)
    assert.equal((await sandbox.faults())[0]?.struck, 1)

    await sandbox.restore(before)
    assert.deepEqual(await qualification.getQualifications(), [])
    await sandbox.reset()
    assert.deepEqual(await sandbox.requests(), [])
    assert.deepEqual(await sandbox.faults(), [])
  })

  test('adds a seed to the well-known data, also after a reset', async () => {
    const id = '6f0c3a52-0000-4000-8000-000000000201'
    const seed = {
      partners: [
        {
          id: contoso,
          customers: [{ id, name: 'Fourth Coffee College', domain: 'fourth.example' }],
        },
      ],
    }
    await using sandbox = await startSandbox({ seed })
    const read = () => sandbox.partner().customers.byId(id).get()
    assert.equal((await read()).companyProfile?.companyName, 'Fourth Coffee College')
    await sandbox.reset()
    assert.equal((await read()).companyProfile?.companyName, 'Fourth Coffee College')
  })

  test('signs the users of a seed in, of a partner of its own too', async () => {
    const tailspin = '6f0c3a52-0000-4000-8000-0000000000e1'
    const member = (id: string, userPrincipalName: string) => ({
      id: `6f0c3a52-0000-4000-8000-0000000000${id}`,
      userPrincipalName,
      displayName: 'Ada Byron',
      roles: ['SalesAgent'],
    })
    const seed = {
      partners: [
        {
          id: tailspin,
          name: 'Tailspin Toys',
          domain: 'tailspin.onmicrosoft.com',
          members: [member('e2', 'Ada@tailspin.onmicrosoft.com')],
        },
        { id: contoso, members: [member('e3', 'ada@contoso.onmicrosoft.com')] },
      ],
    }
    await using sandbox = await startSandbox({ seed })
    const own = sandbox.partner('ada@tailspin.onmicrosoft.com')
    assert.deepEqual((await own.customers.list()).items, [])
    const other = sandbox.partner('ada@contoso.onmicrosoft.com')
    assert.equal((await other.customers.list()).items.length, 12)
    await sandbox.reset()
    assert.deepEqual((await own.customers.list()).items, [])
    await assert.rejects(sandbox.partner('eve@tailspin.onmicrosoft.com').customers.list())
  })

  test('shares one key in a process, and yet refuses the tokens of another sandbox', async () => {
    await using one = await startSandbox()
    await using other = await startSandbox()
    const [first, second] = await Promise.all([one, other].map(readKey))
    assert.equal(first?.n, second?.n)
    assert.notEqual(first?.kid, second?.kid)
    const token = await fetch(`${one.url}/contoso.onmicrosoft.com/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: 'c0de0000-0000-4000-8000-00000000c1c1',
        refresh_token: 'sandbox-refresh:admin@contoso.onmicrosoft.com',
        scope: 'https://api.partnercenter.microsoft.com/user_impersonation',
      }),
    })
    const { access_token: access } = (await token.json()) as { access_token: string }
    const statuses = await Promise.all(
      [one, other].map(async ({ url }) => {
        const headers = { authorization: `Bearer ${access}` }
        return (await fetch(`${url}/v1/customers`, { headers })).status
      }),
    )
    assert.deepEqual(statuses, [200, 401])
  })

  test('gives verdicts at once, or by hand', async () => {
    const request = { qualification: 'Education', website: 'approve.accredit.test' } as const
    {
      await using sandbox = await startSandbox({ verdicts: 'at-once' })
      const { qualification } = sandbox.partner().customers.byId(school)
      const poller = await qualification.beginQualification(request)
      assert.equal((await poller.pollUntilDone({ pollIntervalMs: 5 })).approved, true)
    }
    await using sandbox = await startSandbox({ verdicts: 'by-hand' })
    const { qualification } = sandbox.partner().customers.byId(school)
    await qualification.createQualifications(request)
    await sandbox.advance('P30D')
    const [open] = await qualification.getQualifications()
    assert.equal(open?.vettingStatus, 'InReview')
    const { verdicts } = await sandbox.verdicts()
    await sandbox.decideNow(verdicts[0]?.caseId ?? '')
    const [decided] = await qualification.getQualifications()
    assert.equal(decided?.vettingStatus, 'Approved')
    await assert.rejects(startSandbox({ verdicts: 'soon' as 'by-hand' }), /at-once or by-hand/)
    await assert.rejects(startSandbox({ verdicts: 'at-once', vettingDelay: 'PT1S' }), /not both/)
  })

  test('refuses what it does not know, by name, and leaves nothing behind', async () => {
    await assert.rejects(startSandbox({ prot: 1 } as object), /no option "prot"; known are port,/)
    await assert.rejects(
      startSandbox({ vettingDelay: 'soon' }),
      /^ConfigError: vettingDelay is "soon"/,
    )
    await assert.rejects(startSandbox({ port: -1 }), /^ConfigError: port is "-1"/)
    for (const none of [null, 7])
      await assert.rejects(startSandbox(none as unknown as object), /an object/)
    await assert.rejects(startSandbox({ seed: [] }), /^seed is \[\]: it must be an object$/m)
    await assert.rejects(
      startSandbox({ seed: { partners: [{ id: 'x' }] } }),
      /seed\.partners\[0\]\.id is "x"/,
    )
    await assert.rejects(startSandbox({ seed: { customers: [] } }), /seed\.customers/)
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as { port: number }
    await assert.rejects(startSandbox({ port }), {
      code: 'EADDRINUSE',
      message: new RegExp(`port ${port} on 127.0.0.1 is in use; port 0`),
    })
    server.close()
  })

  test('names what is wrong with a control', async () => {
    await using sandbox = await startSandbox()
    const refused = async (call: Promise<unknown>, field: string) =>
      assert.rejects(
        call,
        (error) => error instanceof PartnerError && error.parameters['field'] === field,
      )
    await refused(sandbox.fault({ operation: 'nothing', status: 503 }), 'operation')
    await refused(sandbox.advance('later'), 'advance')
    await refused(sandbox.restore({ id: 'x' }), 'snapshotId')
  })
})

/** Reads the key that verifies a sandbox's tokens. */
async function readKey({ url }: { readonly url: string }): Promise<JWK> {
  const found = await fetch(`${url}/common/discovery/v2.0/keys`)
  const { keys } = (await found.json()) as { keys: JWK[] }
  return keys[0] ?? {}
}
