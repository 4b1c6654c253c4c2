import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareNames, type NameComparison } from './compare-names.ts'

const cases: [string, string[], NameComparison][] = [
  ['University of Oxford', ['University of Oxford'], 'fits'],
  ['Oxford University', ['University of Oxford'], 'fits'],
  [
    'The Chancellor, Masters and Scholars of the University of Oxford',
    ['University of Oxford'],
    'fits',
  ],
  [
    'Massachusetts Institute of Technology (MIT)',
    ['Massachusetts Institute of Technology'],
    'fits',
  ],
  ['Universität Zürich', ['University of Zürich'], 'fits'],
  ['Universitaet Zuerich', ['Universität Zürich'], 'fits'],
  ['Uniwersytet Łódzki', ['Uniwersytet Lodzki'], 'fits'],
  ['Karolinska Institutet', ['Karolinska Institute'], 'fits'],
  ['Tiffin School', ['Tiffin School, Kingston upon Thames, Surrey'], 'fits'],
  ['Schule Birklehof e. V.', ['Schule Birklehof'], 'fits'],
  ['国立大学法人東京大学', ['University of Tokyo', '東京大学'], 'fits'],
  ['서울대학교', ['Seoul National University', '서울대학교'], 'fits'],
  ['جامعة أم القرى', ['Umm Al-Qura University', 'جامعة ام القرى'], 'fits'],
  ['ΠΑΝΕΠΙΣΤΗΜΙΟ ΚΡΗΤΗΣ', ['Πανεπιστήμιο Κρήτης'], 'fits'],
  ['Universidade Estadual de Campinas', ['Unicamp', 'Campinas State University'], 'fits'],
  ['Unicamp', ['Unicamp'], 'fits'],

  ['School of Camping', ['University of Cambridge'], 'differs'],
  ['Oxford Brookes University', ['University of Oxford'], 'differs'],
  ['Oxford School of English', ['University of Oxford'], 'differs'],
  ['Kingston', ['Tiffin School, Kingston upon Thames, Surrey'], 'not-comparable'],
  ['Kingston School', ['Tiffin School, Kingston upon Thames, Surrey'], 'differs'],
  ['Oxford College', ['University of Oxford'], 'differs'],
  ['University of Oxford Student Union', ['University of Oxford'], 'differs'],
  ['University of Leeds', ['University of Oxford'], 'differs'],
  ['Primary School', ['Primary School', 'Orchard Primary School'], 'differs'],
  ['北京大学', ['東京大学'], 'differs'],
  ['大学', ['大学'], 'differs'],

  ['東京大学', ['University of Tokyo'], 'not-comparable'],
  ['Πανεπιστήμιο Κρήτης', ['University of Crete'], 'not-comparable'],
  ['Universidade Estadual de Campinas', ['Unicamp'], 'not-comparable'],
  ['Oxford', ['University of Oxford'], 'not-comparable'],
  ['University', ['University of Oxford'], 'not-comparable'],
  ['Anything at all', [], 'not-comparable'],
]

for (const [name, institution, expected] of cases) {
  test(`"${name}" and ${institution.join(', ') || 'no name'}: ${expected}`, () => {
    assert.equal(compareNames(name, institution), expected)
  })
}
