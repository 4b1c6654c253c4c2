import assert from 'node:assert/strict'
import { AxeBuilder } from '@axe-core/playwright'
import { test } from 'node:test'
import { allRoutes } from '@accredit/contract'
import { startDashboard } from './support/dashboard.ts'

test('the page of the API draws every operation under its policy, from one origin', async () => {
  await using dashboard = await startDashboard()
  const { page, problems } = await dashboard.open(undefined, '/openapi.json')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`${dashboard.service.url}/docs`)
  const names = Object.keys(allRoutes)
  await page
    .locator('.opblock')
    .nth(names.length - 1)
    .waitFor()
  assert.equal(await page.locator('.opblock').count(), names.length)
  const described = page.locator('[id$="-createQualification"]')
  await described.getByRole('button').first().click()
  await described.getByText('www.northwind-primary.example').first().waitFor()
  await described.getByText('TenantNotFound').first().waitFor()
  assert.equal(await page.getByRole('button', { name: /try it|authorize|execute/i }).count(), 0)

  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  assert.deepEqual(found, [])
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
  await described.getByText('www.northwind-primary.example').first().waitFor()
})
