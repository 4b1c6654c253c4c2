import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkLegalName } from './check-legal-name.ts'
import { exampleSubject } from '../../../test/support/example-subject.ts'

const cases: [string, string][] = [
  ['Universidade do Porto', 'name-plausible'],
  ['École Testard', 'name-plausible'],
  ['Educational Testing Service', 'name-plausible'],
  ['東大', 'name-plausible'],
  ['Київський національний університет', 'name-plausible'],
  ['جامعة القاهرة', 'name-plausible'],
  ['विश्वविद्यालय', 'name-plausible'],
  ['MIT College', 'name-plausible'],
  ['Eton', 'name-plausible'],
  ['', 'name-missing'],
  ['   ', 'name-missing'],
  ['N/A', 'name-missing'],
  ['unknown', 'name-missing'],
  ['--', 'name-not-a-name'],
  ['12345', 'name-not-a-name'],
  ['AB', 'name-not-a-name'],
  ['xxxxx', 'name-not-a-name'],
  ['東', 'name-not-a-name'],
  ['Test School', 'name-test'],
  ['Contoso (demo)', 'name-test'],
  ['MIT', 'name-abbreviation'],
  ['E.T.H.', 'name-abbreviation'],
]

for (const [companyName, code] of cases) {
  test(`the legal name ${JSON.stringify(companyName)} is ${code}`, () => {
    const [found, ...others] = checkLegalName(exampleSubject({ customer: { companyName } }))
    assert.equal(found?.code, code)
    assert.ok(found.text.includes(companyName.trim()))
    assert.deepEqual(others, [])
  })
}
