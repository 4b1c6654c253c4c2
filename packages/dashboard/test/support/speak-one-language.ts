import assert from 'node:assert/strict'
import { it } from 'node:test'
import { languageNames, languages, type Language } from '@accredit/contract/words'
import type { Page } from 'playwright-core'
import { addCustomerWords } from '../../src/words/add-customer-words.ts'
import { addressWords } from '../../src/words/address-words.ts'
import { bulkWords } from '../../src/words/bulk-words.ts'
import { codeWords } from '../../src/words/code-words.ts'
import { deskWords } from '../../src/words/desk-words.ts'
import { eventWords } from '../../src/words/event-words.ts'
import { loadWords } from '../../src/words/load-words.ts'
import { overviewWords } from '../../src/words/overview-words.ts'
import { reportPageWords } from '../../src/words/report-words.ts'
import { sandboxWords } from '../../src/words/sandbox-words.ts'
import type { Words } from '../../src/words/words.ts'
import { contosoAdmin, type TestDashboard } from './dashboard.ts'

const reviewer = 'reviewer1@vetting.accredit.test'
const locales: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  'pt-PT': 'pt-PT',
  'pt-BR': 'pt-BR',
}
const account = (digits: string) => `/customers/c0de0000-0000-4000-8000-0000000000${digits}`
const partnerPages = [
  '/customers',
  ...['01', '06', '10', '12'].map(account),
  '/customers/new',
  '/codes',
  '/activity',
  '/overview',
  '/bulk',
  '/webhooks',
  '/notifications',
  '/report',
  '/inspector?own=1',
]

/** Every plain text of a language's tables. */
function textsOf(table: unknown): string[] {
  if (typeof table === 'string') return [table]
  if (typeof table !== 'object' || table === null) return []
  return Object.values(table).flatMap(textsOf)
}

/** The texts of a language, those that come with some pages included. */
function wordsOf(words: Words, language: Language): string[] {
  return [
    words,
    deskWords[language],
    reportPageWords[language],
    sandboxWords[language],
    bulkWords[language],
    codeWords[language],
    addressWords[language],
    addCustomerWords[language],
    eventWords[language],
    overviewWords[language],
  ].flatMap(textsOf)
}

/** The texts that only other languages have. */
async function foreignTexts(words: Words, language: Language): Promise<ReadonlySet<string>> {
  const own = new Set(wordsOf(words, language))
  const all = await Promise.all(languages.map(loadWords))
  const texts = all.flatMap((each) => wordsOf(each.words, each.language))
  return new Set(texts.filter((text) => !own.has(text)))
}

/** Texts of the page, and the names that it gives for the ear alone. */
async function readTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (element?.closest('[lang]:not(html)') ?? element?.closest('script, style')) continue
      texts.push(node.textContent?.trim() ?? '')
    }
    for (const name of ['aria-label', 'placeholder', 'title']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        texts.push(element.getAttribute(name) ?? '')
      }
    }
    return texts
  })
}

/** Registers tests that walk every page in each of these languages, and find no word of another one. */
export function speakOneLanguage(
  dashboard: () => TestDashboard,
  spoken: readonly Language[],
): void {
  for (const language of spoken) {
    const options = { locale: locales[language] }

    const assertOneLanguage = async (page: Page, words: Words, path: string) => {
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForFunction(() => document.querySelector('[role=progressbar]') === null)
      assert.equal(await page.evaluate(() => document.documentElement.lang), language, path)
      const foreign = await foreignTexts(words, language)
      const texts = await readTexts(page)
      assert.deepEqual(
        texts.filter((text) => foreign.has(text)),
        [],
        path,
      )
      const own = new Set(wordsOf(words, language))
      assert.ok(texts.filter((text) => own.has(text)).length > 5, path)
    }

    it(`speaks ${languageNames[language]} to a partner, and nothing else`, async () => {
      const { words } = await loadWords(language)
      const { page, problems } = await dashboard().open(contosoAdmin, '/customers', options)
      for (const path of partnerPages) {
        await page.goto(dashboard().service.url + path)
        await assertOneLanguage(page, words, path)
      }
      await page.getByRole('button', { name: words.shell.sandbox, exact: true }).click()
      await page
        .getByRole('dialog')
        .getByText(sandboxWords[language].sandbox.websitesText)
        .waitFor()
      await assertOneLanguage(page, words, 'the panel of the sandbox')
      assert.deepEqual(problems, [])
    })

    it(`speaks ${languageNames[language]} to a reviewer, and nothing else`, async () => {
      const { words } = await loadWords(language)
      const { page, problems } = await dashboard().open(reviewer, '/desk', options)
      await assertOneLanguage(page, words, '/desk')
      await page.getByRole('link', { name: 'Bellows College' }).click()
      await page.getByRole('heading', { level: 1, name: 'Bellows College' }).waitFor()
      await assertOneLanguage(page, words, 'the case')
      assert.deepEqual(problems, [])
    })
  }
}
