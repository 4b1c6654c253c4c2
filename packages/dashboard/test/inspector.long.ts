import assert from 'node:assert/strict'
import { it } from 'node:test'
import { contosoAdmin, startDashboard } from './support/dashboard.ts'

const requests = 10_000
/** The longest that a person waits without noticing a delay in what they do, in milliseconds. */
const patience = 1_000

/** Measures how long the page takes for something, in milliseconds. */
async function measure(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return Math.round(performance.now() - started)
}

it('the inspector stays usable with 10,000 requests', async (t) => {
  await using dashboard = await startDashboard({ throttlePerMinute: '0' })
  const { service } = dashboard
  const token = await service.userToken()
  const headers = { authorization: `Bearer ${token}` }
  let sent = 0
  const send = async () => {
    while (sent < requests) {
      sent += 1
      const address = `${service.url}/v1/customers?size=1&n=${sent}`
      // oxlint-disable-next-line no-await-in-loop -- each of a few senders waits for its answer
      await (await fetch(address, { headers })).text()
    }
  }
  await Promise.all(Array.from({ length: 16 }, send))

  const { page, problems } = await dashboard.open(contosoAdmin, '/codes')
  await page.getByRole('heading', { name: 'Validation codes' }).waitFor()
  const range = (text: RegExp) => page.getByText(text).waitFor()
  const times = {
    opened: await measure(async () => {
      await page.getByRole('link', { name: 'Inspector' }).click()
      await range(/^1–50 of (9,9\d\d|10,000)$/)
    }),
    next: await measure(async () => {
      await page.getByRole('button', { name: 'Next page' }).click()
      await range(/^51–100 of /)
    }),
    found: await measure(async () => {
      await page.getByRole('searchbox', { name: 'Text' }).fill('n=4321')
      await page.getByRole('link', { name: /n=4321/ }).waitFor()
    }),
    shown: await measure(async () => {
      await page.getByRole('link', { name: /n=4321/ }).click()
      await page.getByRole('region', { name: 'Answer', exact: true }).waitFor()
    }),
  }
  t.diagnostic(JSON.stringify(times))
  for (const [what, time] of Object.entries(times)) {
    assert.ok(time < patience, `${what}: ${time} ms`)
  }
  await page.getByText(/of at most 10,000 requests kept/).waitFor()
  assert.deepEqual(problems, [])
})
