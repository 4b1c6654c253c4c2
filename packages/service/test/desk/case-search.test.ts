import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { VettingCase, VettingCaseCollection } from '@accredit/contract'
import { startTestService, type TestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { openCase } from './open-case.ts'

const cases = '/vetting/v1/cases'

async function startDesk(service: TestService, who = 'reviewer1') {
  const token = await service.userToken(`${who}@vetting.accredit.test`)
  const page = async (query: string): Promise<VettingCaseCollection> => {
    const answer = await service.call('GET', `${cases}?${query}`, { token })
    assert.equal(answer.status, 200, answer.text)
    return answer.json
  }
  return {
    token,
    page,
    names: async (query: string) => (await page(query)).items.map(({ companyName }) => companyName),
    /** All names, read page after page. */
    async walk(query: string, size: number): Promise<string[]> {
      const names: string[] = []
      let after: string | undefined
      do {
        const read = await page(`${query}&size=${size}${after ? `&after=${after}` : ''}`)
        assert.ok(read.items.length <= size)
        assert.ok(read.items.length > 0 || read.next === undefined, 'an empty page with a next one')
        names.push(...read.items.map(({ companyName }) => companyName))
        after = read.next
      } while (after !== undefined)
      return names
    },
    decide: (found: VettingCase) =>
      service.call('POST', `${cases}/${found.id}/decision`, {
        token,
        body: { verdict: 'approve' },
        headers: { 'if-match': `"${found.etag}"` },
      }),
    get: async (id: string): Promise<VettingCase> =>
      (await service.call('GET', `${cases}/${id}`, { token })).json,
  }
}

onEveryStore('the queue', (makeStorage) => {
  it('finds cases by company and country, open ones and those that are over, page by page', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const desk = await startDesk(service)
    for (const companyName of ['Escola Um', 'Birch Hill', 'ESCOLA Dois', 'Escola Três']) {
      const country = companyName.startsWith('Birch') ? 'US' : 'PT'
      // Every second one is decided by the machine at once.
      const over = companyName.endsWith('Dois') || companyName.startsWith('Birch')
      const website = over ? 'approve.accredit.test' : 'review.accredit.test'
      await openCase(service, { companyName, country, website })
    }
    assert.deepEqual(await desk.names('company=escola'), ['Escola Um', 'Escola Três'])
    assert.deepEqual(await desk.names('company=ESCOLA%20D&state=all'), ['ESCOLA Dois'])
    assert.deepEqual(await desk.names('company=cola&state=all'), [], 'only the beginning counts')
    assert.deepEqual(await desk.names('company=%25&state=all'), [])
    assert.deepEqual(await desk.names('company=birch&state=shown'), ['Birch Hill'])
    const all = ['Escola Um', 'ESCOLA Dois', 'Escola Três']
    for (const query of ['company=escola&state=all', 'country=pt&state=all']) {
      for (const size of [1, 2, 3, 50]) {
        assert.deepEqual(await desk.walk(query, size), all, `${query}, ${size} a page`)
      }
    }
    assert.deepEqual(await desk.names('country=PT&company=b&state=all'), [])
    const inOrder = (await desk.page('state=all')).items.map(({ openedAt }) => openedAt)
    assert.deepEqual(inOrder, inOrder.toSorted())
  })

  it('finds cases by the time that the desk promises, and by their age', async () => {
    // A Wednesday; the seeded case was opened a day before.
    let now = Date.parse('2026-03-04T10:00:00.000Z')
    await using storage = await makeStorage()
    await using service = await startTestService(storage, {}, { realNow: () => now })
    const desk = await startDesk(service)
    await openCase(service, { companyName: 'Old School' })
    await service.advance('P2DT1H')
    now += 1
    await openCase(service, { companyName: 'New School' })
    // Now it is Friday, 11:00.
    const seeded = 'Bellows College'
    assert.deepEqual(await desk.names('age=over-1-day'), [seeded, 'Old School'])
    assert.deepEqual(await desk.names('age=over-3-days'), [seeded])
    assert.deepEqual(await desk.names('age=overdue'), [seeded])
    assert.deepEqual(await desk.names('age=soon'), [])
    await service.advance('P2DT2H')
    // Sunday, 13:00: what was asked on Wednesday is due on Monday at 10:00.
    assert.deepEqual(await desk.names('age=soon'), ['Old School'])
    assert.deepEqual(await desk.walk('age=over-1-day&state=all', 1), [
      ...(await desk.names('age=over-1-day&state=all')),
    ])
    await service.advance('P1D')
    assert.deepEqual(await desk.names('age=overdue'), [seeded, 'Old School'])
    const [old] = (await desk.page('company=old')).items
    await desk.decide(await desk.get(old?.id ?? ''))
    assert.deepEqual(await desk.names('age=overdue'), [seeded], 'what is decided is in time')
    assert.deepEqual(await desk.names('age=overdue&state=all'), [seeded])
    assert.deepEqual(await desk.names('age=over-3-days&state=decided'), ['Old School'])
  })

  it('says which decisions wait for a second reviewer, and for whom', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { twoPersons: 'on' })
    const first = await startDesk(service)
    const second = await startDesk(service, 'reviewer2')
    await openCase(service, { companyName: 'Birch Hill' })
    const [seeded, birch] = (await first.page('')).items
    assert.equal(seeded?.needsConfirmation, false)
    assert.equal(seeded?.decidedBy, undefined)
    await first.decide(await first.get(birch?.id ?? ''))
    const [waiting] = (await first.page('confirmation=needed')).items
    assert.equal(waiting?.companyName, 'Birch Hill')
    assert.equal(waiting?.needsConfirmation, true)
    assert.equal(waiting?.decidedBy, 'reviewer1@vetting.accredit.test')
    assert.deepEqual(await first.names('confirmation=mine'), [])
    assert.deepEqual(await second.names('confirmation=mine'), ['Birch Hill'])
    assert.deepEqual(await second.names('confirmation=mine&state=desk'), [])
    const etag = (await second.get(waiting?.id ?? '')).etag
    await service.call('POST', `${cases}/${waiting?.id}/confirmation`, {
      token: second.token,
      headers: { 'if-match': `"${etag}"` },
    })
    assert.deepEqual(await second.names('confirmation=needed'), [])
  })

  it('refuses filters that it cannot read, each by its name', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const { token } = await startDesk(service)
    for (const [field, value] of [
      ['company', '%00'],
      ['country', 'Portugal'],
      ['age', 'old'],
      ['confirmation', 'yes'],
    ] as const) {
      const refused = await service.call('GET', `${cases}?${field}=${value}`, { token })
      assert.equal(refused.json.errorName, 'InvalidQuery')
      assert.equal(refused.json.parameters.field, field)
    }
  })

  it('knows the reviewers who signed in or worked on a case, and no one else', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const desk = await startDesk(service)
    const reviewers = async () =>
      (await service.call('GET', '/vetting/v1/reviewers', { token: desk.token })).json.items
    const names = async () =>
      (await reviewers()).map((found: { userPrincipalName: string; displayName?: string }) => [
        found.userPrincipalName,
        found.displayName,
      ])
    const both = [
      ['reviewer1@vetting.accredit.test', 'Rosa Keller'],
      ['reviewer2@vetting.accredit.test', 'Ravi Menon'],
    ]
    assert.deepEqual(await names(), both, 'the sandbox begins with its own')
    await service.advance('P91D')
    assert.deepEqual(await names(), [], 'who was not seen for 90 days is left out')
    // By a step on a case, which knows a user name and nothing else.
    const [seeded] = (await desk.page('')).items
    await service.call('POST', `${cases}/${seeded?.id}/notes`, {
      token: desk.token,
      body: { text: 'Seen.' },
    })
    assert.deepEqual(await names(), both.slice(0, 1))
    const [rosa] = await reviewers()
    assert.equal(
      rosa.id,
      'c0de0000-0000-4000-8000-00000000d001.c0de0000-0000-4000-8000-00000000d101',
    )
    // By a sign-in, which tells the name too; a partner's user is none.
    const second = await service.userToken('reviewer2@vetting.accredit.test')
    for (const token of [desk.token, second, await service.userToken()]) {
      await service.call('GET', '/accredit/v1/me', { token })
    }
    assert.deepEqual(await names(), both)
    const refused = await service.call('GET', '/vetting/v1/reviewers', {
      token: await service.userToken(),
    })
    assert.equal(refused.json.errorName, 'RoleNotAllowed')
  })
})
