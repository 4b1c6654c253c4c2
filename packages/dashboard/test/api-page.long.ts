import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  allRoutes,
  eventTypes,
  qualificationEventName,
  sandboxRoutes,
  signInRoutes,
  testEventName,
} from '@accredit/contract'
import { startDashboard } from './support/dashboard.ts'
import { findBarriers } from './support/find-barriers.ts'

test('the page of the API draws every operation under its policy, from one origin', async () => {
  await using dashboard = await startDashboard()
  const { page, problems } = await dashboard.open(undefined, '/openapi.json')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`${dashboard.service.url}/docs`)
  // Events are drawn as operations of whoever receives them.
  const drawn = [
    ...[allRoutes, sandboxRoutes, signInRoutes].flatMap(Object.keys),
    ...eventTypes,
    testEventName,
    qualificationEventName,
  ]
  const blocks = page.locator('.opblock')
  await blocks.nth(drawn.length - 1).waitFor()
  assert.equal(await blocks.count(), drawn.length)
  const described = page.locator('[id$="-createQualification"]')
  await described.getByRole('button').first().click()
  await described.getByText('www.northwind-primary.example').first().waitFor()
  await described.getByText('TenantNotFound').first().waitFor()
  assert.equal(await page.getByRole('button', { name: /^(try it|authorize|execute)/i }).count(), 0)

  assert.deepEqual(await findBarriers(page, { tags: ['wcag2a', 'wcag2aa'] }), [])
  assert.deepEqual(problems, [])
  const elsewhere = asked.filter((url) => !url.startsWith(`${dashboard.service.url}/`))
  assert.deepEqual(
    elsewhere.filter((url) => !url.startsWith('data:')),
    [],
  )

  // A link to one operation opens it.
  const address = page.url()
  assert.match(address, /createQualification$/)
  await page.goto('about:blank')
  await page.goto(address)
  const example = described.getByText('www.northwind-primary.example').first()
  // Everything is drawn before the operation opens, which takes a machine of many tests its time.
  await example.waitFor({ timeout: 60_000 })
})
