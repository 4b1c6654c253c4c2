import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages, type Language } from '@accredit/contract/words'
import { contoso, publicApplicationId } from '../../src/sandbox/sandbox-directory.ts'
import { signInWords } from '../../src/words/sign-in-words.ts'
import { createBrowser } from './browser.ts'
import { startIssuer } from './start-issuer.ts'

const query = new URLSearchParams({
  client_id: publicApplicationId,
  redirect_uri: 'http://localhost/',
  response_type: 'code',
  scope: 'https://api.partnercenter.microsoft.com/.default',
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
}).toString()

const pages: readonly {
  path: string
  says: 'title' | 'problemTitle' | 'codeLabel' | 'signedOutText'
}[] = [
  { path: `/${contoso.id}/oauth2/v2.0/authorize?${query}`, says: 'title' },
  { path: `/${contoso.id}/oauth2/v2.0/authorize?client_id=x`, says: 'problemTitle' },
  { path: '/devicelogin?', says: 'codeLabel' },
  { path: `/${contoso.id}/oauth2/v2.0/logout?`, says: 'signedOutText' },
]

const headers: Readonly<Record<Language, string>> = {
  en: 'de, en-GB;q=0.5, pt;q=0.4',
  'pt-PT': 'pt-BR;q=0.2, fr;q=0.9, pt-PT;q=0.8',
  'pt-BR': 'en;q=0, pt-BR, en;q=0.1',
}

test('the pages speak what the browser prefers, and what the application asks for before that', async (t) => {
  const issuer = await startIssuer(t)
  for (const language of languages) {
    const other = languages[(languages.indexOf(language) + 1) % languages.length] ?? 'en'
    for (const { path, says } of pages) {
      const asked: [string, string][] = [
        [path, headers[language]],
        [`${path}&ui_locales=xx+${language}`, headers[other]],
      ]
      for (const [place, accepted] of asked) {
        const answer = await fetch(`${issuer.url}${place}`, {
          headers: { 'accept-language': accepted },
        })
        const page = await answer.text()
        assert.equal(answer.headers.get('content-language'), language, `${place} ${accepted}`)
        assert.ok(page.includes(`<html lang="${language}">`), place)
        assert.ok(page.includes(signInWords[language][says]), page)
      }
    }
  }
})

test('a page shows no text of another language', async (t) => {
  const issuer = await startIssuer(t)
  const own = new Set(
    Object.values(signInWords['pt-PT']).filter((text) => typeof text === 'string'),
  )
  for (const { path } of pages) {
    const answer = await fetch(`${issuer.url}${path}`, { headers: { 'accept-language': 'pt-PT' } })
    const page = await answer.text()
    for (const foreign of [signInWords.en, signInWords['pt-BR']]) {
      for (const text of [...Object.values(foreign), ...Object.values(foreign.roles)]) {
        if (typeof text !== 'string' || own.has(text)) continue
        assert.ok(!page.includes(`>${text}<`), `${path}: ${text}`)
      }
    }
  }
})

test('the language of a device’s page stays through its forms', async (t) => {
  const issuer = await startIssuer(t)
  const begun = await issuer.post('/organizations/oauth2/v2.0/devicecode', {
    client_id: publicApplicationId,
    scope: 'https://api.partnercenter.microsoft.com/.default',
  })
  const code = String(begun.body['user_code'])
  const browser = createBrowser()
  const first = await browser.open(`${issuer.url}/devicelogin?ui_locales=pt-BR`)
  const wrong = await browser.submit(first, { code: 'BBBBBBBBB' })
  assert.ok(wrong.html.includes(signInWords['pt-BR'].codeWrong))
  const users = await browser.submit(wrong, { code })
  assert.ok(users.html.includes(signInWords['pt-BR'].decline))
  assert.ok(users.html.includes('Agente administrador'))
  const done = await browser.submit(users, { user: 'sales@contoso.onmicrosoft.com' })
  assert.ok(done.html.includes(signInWords['pt-BR'].signedInText), done.html)
})
