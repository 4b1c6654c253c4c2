import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { languageNames, languages } from '@accredit/contract/words'
import { codeWords } from '../src/words/code-words.ts'
import { inEnglish, loadWords } from '../src/words/load-words.ts'
import { contosoAdmin, startDashboard, type TestDashboard } from './support/dashboard.ts'
import { speakOneLanguage } from './support/speak-one-language.ts'

describe('the languages', { concurrency: true }, () => {
  let dashboard: TestDashboard
  before(async () => {
    dashboard = await startDashboard()
  })
  after(() => dashboard[Symbol.asyncDispose]())

  // One is enough to find a text that no language has; `languages.long.ts` walks in all.
  speakOneLanguage(() => dashboard, ['pt-PT'])

  it('can be changed by the menu, to all of them and back', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/codes')
    let { words } = inEnglish
    for (const language of [...languages, 'en'] as const) {
      await page.getByRole('button', { name: words.shell.settings }).click()
      await page.getByRole('menuitemradio', { name: languageNames[language] }).click()
      words = (await loadWords(language)).words
      await page.getByRole('heading', { level: 1, name: codeWords[language].title }).waitFor()
    }
    assert.deepEqual(problems, [])
  })

  it('stays English where the words of another language do not come', async () => {
    const { page } = await dashboard.open(contosoAdmin, '/codes')
    await page.route('**/assets/pt-*.js', (route) => route.abort())
    await page.getByRole('button', { name: 'Appearance and language' }).click()
    await page.getByRole('menuitemradio', { name: languageNames['pt-BR'] }).click()
    await page.getByRole('heading', { level: 1, name: 'Validation codes' }).waitFor()
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en')
  })
})
