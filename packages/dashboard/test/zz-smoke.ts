import { startDashboard, contosoAdmin } from './support/dashboard.ts'
const [
  paths = '/',
  user = contosoAdmin,
  width = '1280',
  scheme = 'light',
  wait = '800',
  clicks = '',
] = process.argv.slice(2)
const d = await startDashboard({ vettingDelay: 'PT5S' })
try {
  for (const [i, path] of paths.split(',').entries()) {
    const { page, problems } = await d.open(user, path, {
      viewport: { width: Number(width), height: 800 },
      colorScheme: scheme as 'light',
    })
    await page.waitForTimeout(Number(wait))
    for (const c of clicks.split('|').filter(Boolean)) {
      await page.getByRole('button', { name: c }).first().click()
      await page.waitForTimeout(400)
    }
    await page.screenshot({ path: `/tmp/s${i}.png`, fullPage: true })
    console.log(page.url(), problems)
    await page.context().close()
  }
} finally {
  await d[Symbol.asyncDispose]()
}
