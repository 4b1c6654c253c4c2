import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resembles } from './resembles.ts'

const cases: [string, string, string | undefined, boolean][] = [
  ['Massachusetts Institute of Technology', 'mit.edu', undefined, true],
  ['University of Oxford', 'ox.ac.uk', 'University of Oxford', true],
  [
    'The Chancellor, Masters and Scholars of the University of Oxford',
    'ox.ac.uk',
    'University of Oxford',
    true,
  ],
  ['Universidade do Porto', 'up.pt', undefined, true],
  ['Georg-August-Universität Göttingen', 'uni-goettingen.de', undefined, true],
  ['Universität Zürich', 'uzh.ch', 'University of Zürich', true],
  ['Uniwersytet Łódzki', 'uni.lodz.pl', undefined, true],
  ['University of Cambridge', 'cam.ac.uk', undefined, true],
  ['東京大学', 'u-tokyo.ac.jp', '東京大学', true],
  ['東京大学', 'u-tokyo.ac.jp', 'University of Tokyo', false],
  ['University of Leeds', 'ox.ac.uk', 'University of Oxford', false],
  ['State University of Technology', 'tum.de', 'Technische Universität München', false],
  ['School of Science', 'example.edu', undefined, false],
  ['', 'mit.edu', '', false],
]

for (const [name, domain, institution, expected] of cases) {
  test(`"${name}" ${expected ? 'resembles' : 'does not resemble'} ${domain}, ${institution}`, () => {
    assert.equal(resembles(name, { domain, institution }), expected)
  })
}
