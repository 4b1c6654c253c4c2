import { after, before, describe } from 'node:test'
import { languages } from '@accredit/contract/words'
import { startDashboard, type TestDashboard } from './support/dashboard.ts'
import { speakOneLanguage } from './support/speak-one-language.ts'

// The languages walk side by side, each in a browser of its own: most of the time is waiting.
describe('every page, in each language', { concurrency: true }, () => {
  let dashboard: TestDashboard
  before(async () => {
    dashboard = await startDashboard()
  })
  after(() => dashboard[Symbol.asyncDispose]())
  speakOneLanguage(() => dashboard, languages)
})
