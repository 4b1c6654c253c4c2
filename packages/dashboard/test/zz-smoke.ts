import {
  startDashboard,
  contosoAdmin,
} from '/work/main/packages/dashboard/test/support/dashboard.ts'
const [
  path = '/',
  user = contosoAdmin,
  out = '/tmp/smoke.png',
  width = '1280',
  scheme = 'light',
  wait = '800',
] = process.argv.slice(2)
const d = await startDashboard({ vettingDelay: 'PT5S' })
try {
  const { page, problems } = await d.open(user, path, {
    viewport: { width: Number(width), height: 800 },
    colorScheme: scheme as 'light',
  })
  await page.waitForTimeout(Number(wait))
  await page.screenshot({ path: out, fullPage: true })
  console.log(page.url(), problems)
} finally {
  await d[Symbol.asyncDispose]()
}
