import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { checkWebsiteEmail } from './check-website-email.ts'
import { checkWebsite } from './check-website.ts'
import { exampleKnowledge, exampleSubject } from '../../../test/support/example-subject.ts'
import { hostsOf } from './hosts.ts'

describe('the website alone', () => {
  const cases: [string | undefined, string][] = [
    ['https://www.orchard.example/about', 'website-plausible'],
    ['unlisted.example', 'website-plausible'],
    [undefined, 'website-missing'],
    [' ', 'website-missing'],
    ['no website', 'website-malformed'],
    ['facebook.com/orchard', 'website-on-a-platform'],
    ['https://orchard.wordpress.com', 'website-on-a-platform'],
    ['sites.google.com/view/orchard', 'website-on-a-platform'],
    ['notfacebook.com', 'website-plausible'],
    ['orchard.shop', 'website-not-academic'],
    ['home.barclays', 'website-not-academic'],
    ['www.freemail.example', 'website-not-academic'],
    ['throwaway.example', 'website-not-academic'],
  ]
  for (const [website, code] of cases) {
    test(`${website} is ${code}`, () => {
      const [found, ...others] = checkWebsite(
        exampleSubject({ request: { website } }),
        exampleKnowledge,
      )
      assert.equal(found?.code, code)
      assert.deepEqual(others, [])
    })
  }

  test('a listed domain is academic whatever its suffix', () => {
    const listed = { kind: 'academic', domain: 'example', names: [] } as const
    const knowledge = { ...exampleKnowledge, listedDomain: () => listed }
    const [found] = checkWebsite(
      exampleSubject({ request: { website: 'orchard.shop' } }),
      knowledge,
    )
    assert.equal(found?.code, 'website-plausible')
  })
})

describe('website and e-mail together', () => {
  const cases: [string | undefined, string | undefined, string | undefined][] = [
    ['www.orchard.example', 'office@orchard.example', 'website-email-agree'],
    ['orchard.example', 'office@mail.orchard.example', 'website-email-agree'],
    ['www.orchard.example', 'office@other.example', 'website-email-differ'],
    [undefined, 'office@orchard.example', undefined],
    ['orchard.example', undefined, undefined],
    ['not a website', 'office@orchard.example', undefined],
    ['orchard.example', 'not an address', undefined],
    ['orchard.example', 'office@freemail.example', undefined],
    ['orchard.example', 'office@throwaway.example', undefined],
    ['orchard.example', 'office@orchard.onmicrosoft.com', undefined],
    ['freemail.example', 'office@orchard.example', undefined],
    ['facebook.com/orchard', 'office@orchard.example', undefined],
  ]
  for (const [website, email, code] of cases) {
    test(`${website} and ${email}: ${code ?? 'nothing to compare'}`, () => {
      const subject = exampleSubject({ customer: { email }, request: { website } })
      const found = checkWebsiteEmail(hostsOf(subject), exampleKnowledge)
      assert.deepEqual(
        found.map((each) => each.code),
        code === undefined ? [] : [code],
      )
    })
  }
})
