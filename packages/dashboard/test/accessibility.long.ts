import { test } from 'node:test'
import { partnerPages, walkPages } from './support/accessible-pages.ts'
import { startDashboard } from './support/dashboard.ts'

test('every page of a partner passes axe, in light and in dark, and fits a phone', async () => {
  await using dashboard = await startDashboard()
  await walkPages(dashboard, partnerPages)
})
