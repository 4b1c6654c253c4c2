import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import {
  examineInstitution,
  renderConfusionTable,
  renewVettingDocs,
} from './labelled-institutions-docs.ts'
import { labelledInstitutions } from './labelled-institutions.ts'

describe('labelled institutions through the default policy', () => {
  for (const institution of labelledInstitutions) {
    test(`${institution.name} (${institution.label}) gets no wrong verdict`, () => {
      const { findings, decision } = examineInstitution(institution)
      const allowed = institution.label === 'doubtful' ? ['review'] : [institution.label, 'review']
      assert.ok(
        allowed.includes(decision.verdict),
        `${decision.verdict} by ${decision.row}: ${decision.explanation}`,
      )
      assert.deepEqual(
        findings.filter(({ check, level }) => check === 'address' && level !== 'pass'),
        [],
        'the data of the set are complete',
      )
    })
  }

  test('the confusion table has no wrong cell', () => {
    assert.equal(counts('approve')[1], 0, 'wrong denials')
    assert.equal(counts('deny')[0], 0, 'wrong approvals')
    assert.deepEqual(counts('doubtful').slice(0, 2), [0, 0])
  })

  test('the set is what it says', () => {
    assert.equal(labelledInstitutions.length, 62)
    assert.equal(new Set(labelledInstitutions.map(({ name }) => name)).size, 62)
    assert.ok(new Set(labelledInstitutions.map(({ address }) => address.country)).size >= 12)
  })

  test('the machine approves two of three institutions, and no look-alike at all', () => {
    const [approved = 0, , reviewed = 0] = counts('approve')
    assert.ok(approved >= 2 * reviewed, `${approved} approved, ${reviewed} reviewed`)
    assert.deepEqual([counts('deny')[0], counts('doubtful')[0]], [0, 0])
  })
})

test('docs/vetting.md shows the rules and the results as they are', async () => {
  const docs = await readFile(join(import.meta.dirname, '../../../docs/vetting.md'), 'utf8')
  assert.equal(squeeze(renewVettingDocs(docs)), squeeze(docs))
})

/** The three counts of a label: approved, denied, sent to review. */
function counts(label: string): number[] {
  const row = new RegExp(`\\*\\*${label}\\*\\* \\| (\\d+) \\| (\\d+) \\| (\\d+)`)
  return (row.exec(renderConfusionTable()) ?? []).slice(1).map(Number)
}

/** Takes out what the formatter puts into tables. */
function squeeze(text: string): string {
  return text.replace(/ +/g, ' ').replace(/-{3,}/g, '---')
}
