import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkEmail } from './check-email.ts'
import { exampleKnowledge, exampleSubject } from '../../../test/support/example-subject.ts'

const cases: [string | undefined, string][] = [
  ['office@orchard.example', 'email-own-domain'],
  [' Office@Orchard.Example ', 'email-own-domain'],
  ['büro@münchen-schule.example', 'email-own-domain'],
  ["o'neil+x@orchard.example", 'email-own-domain'],
  [undefined, 'email-missing'],
  ['  ', 'email-missing'],
  ['office', 'email-malformed'],
  ['office@', 'email-malformed'],
  ['@orchard.example', 'email-malformed'],
  ['office@localhost', 'email-malformed'],
  ['office@127.0.0.1', 'email-malformed'],
  ['of fice@orchard.example', 'email-malformed'],
  ['.office@orchard.example', 'email-malformed'],
  ['a@b@orchard.example', 'email-malformed'],
  ['office@orchard.example/x', 'email-malformed'],
  ['office@orchard.example:25', 'email-malformed'],
  [`${'a'.repeat(65)}@orchard.example`, 'email-malformed'],
  ['office@freemail.example', 'email-free-mail'],
  ['office@mail.freemail.example', 'email-free-mail'],
  ['office@throwaway.example', 'email-disposable'],
  ['office@orchard.onmicrosoft.com', 'email-onmicrosoft'],
  ['office@ORCHARD.OnMicrosoft.com', 'email-onmicrosoft'],
  ['office@notonmicrosoft.com', 'email-own-domain'],
]

for (const [email, code] of cases) {
  test(`the e-mail address ${email} is ${code}`, () => {
    const [found, ...others] = checkEmail(exampleSubject({ customer: { email } }), exampleKnowledge)
    assert.equal(found?.code, code)
    assert.deepEqual(others, [])
  })
}
