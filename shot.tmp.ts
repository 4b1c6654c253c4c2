import { chromium as pw } from 'playwright-core'
import { AxeBuilder } from '@axe-core/playwright'
import { findChromium } from './packages/dashboard/test/support/find-chromium.ts'
const { executablePath, environment } = await findChromium()
const browser = await pw.launch({ executablePath, env: { ...process.env, ...environment } as any, args: ['--no-sandbox'] })
for (const [scheme, width] of [['light', 1300], ['dark', 1300], ['light', 390]] as const) {
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 950 } })
  const page = await context.newPage()
  page.on('console', m => console.log(scheme, m.type(), m.text()))
  page.on('request', r => console.log('request', r.url()))
  await page.goto('http://127.0.0.1:8123/docs#createQualification')
  await page.screenshot({ path: `/tmp/docs-${scheme}-${width}-2.png` })
  await page.evaluate(() => window.scrollBy(0, 900))
  await page.screenshot({ path: `/tmp/docs-${scheme}-${width}-3.png` })
  const axe = await new AxeBuilder({ page }).analyze().catch(e => ({ violations: [{ id: String(e) , nodes: []}] }))
  console.log(scheme, axe.violations.map(v => `${v.id}: ${v.nodes.length} ${v.nodes[0]?.html.slice(0,120)}`))
  console.log(await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]))
  if (width === 390) { await page.goto('http://127.0.0.1:8123/docs'); await page.screenshot({ path: `/tmp/docs-phone.png` }) }
  await context.close()
}
await browser.close()
