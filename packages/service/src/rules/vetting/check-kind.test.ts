import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkKind } from './check-kind.ts'
import { exampleSubject } from '../../../test/support/example-subject.ts'

const cases: [string, string[]][] = [
  ['University of Oxford', ['kind-education']],
  ['Technische Hochschule Mittelhessen', ['kind-education']],
  ['Agrupamento de Escolas de Benfica', ['kind-education']],
  ['Szkoła Podstawowa nr 1', ['kind-education']],
  ['早稲田大学', ['kind-education']],
  ['서울대학교', ['kind-education']],
  ['Ліцей № 1', ['kind-unknown']],
  ['Лицей № 1', ['kind-education']],
  ['Biblioteca Nacional de España', ['kind-library']],
  ['New York Public Library', ['kind-library']],
  ['Musée du Louvre', ['kind-museum']],
  ['University of Pennsylvania Museum', ['kind-education', 'kind-museum']],
  ['Harvard Alumni Association', ['kind-affiliate']],
  ['University Hospital of Bern', ['kind-education', 'kind-affiliate']],
  ['Contoso Consulting Ltd', ['kind-firm']],
  ['Polycell Products', ['kind-unknown']],
  ['Universal Pictures', ['kind-unknown']],
  ['Deutsche Bank AG', ['kind-firm']],
  ['AG Schule Nord', ['kind-education']],
  ['Karolinska Institutet', ['kind-unknown']],
]

for (const [companyName, codes] of cases) {
  test(`${companyName} is ${codes.join(' and ')}`, () => {
    const found = checkKind(exampleSubject({ customer: { companyName } }))
    assert.deepEqual(
      found.map(({ code }) => code),
      codes,
    )
  })
}
