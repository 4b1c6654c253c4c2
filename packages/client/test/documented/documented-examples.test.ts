import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { checkTypes, openWorkbench, startsSandbox } from './check-types.ts'
import { findExamples, root } from './find-examples.ts'
import { runExample } from './run-example.ts'
import { setStage } from './stage.ts'
import { startTestService } from '../../../service/test/support/service.ts'

/** Shows that the compiler reads the examples with the client's real types. */
const mistake = {
  place: 'mistake',
  code: `import { createPartner } from '@accredit/client'
export const partner = createPartner({ credentials: 'none' })
`,
}

describe('the documented examples', async () => {
  const examples = findExamples()
  const workbench = await openWorkbench([...examples, mistake])
  after(() => workbench[Symbol.asyncDispose]())
  const service = await startTestService(undefined)
  after(() => service.stop())

  it('are there', () => {
    const files = examples.map(({ place }) => place.replace(/:\d+$/, ''))
    for (const file of [
      'README.md',
      'docs/testing/README.md',
      'packages/client/src/partner.ts',
      'packages/contract/README.md',
      'packages/service/README.md',
      'packages/service/src/testing/index.ts',
    ]) {
      assert.ok(files.includes(file), file)
    }
    for (const file of new Set(files)) {
      const marks = readFileSync(join(root, file), 'utf8').match(/@example\b|```ts\b/g) ?? []
      const read = files.filter((other) => other === file)
      assert.equal(read.length, marks.length, `the examples of ${file}`)
    }
  })

  it('have no mistake in their types', async () => {
    const complaints = await checkTypes(workbench)
    const isPlanted = (complaint: string) => /^mistake\.ts\(2,\d+\): error TS/.test(complaint)
    assert.ok(complaints.some(isPlanted), 'the compiler does not know the client')
    assert.deepEqual(
      complaints.filter((complaint) => !isPlanted(complaint)),
      [],
    )
  })

  for (const example of examples) {
    it(`${example.place} runs`, { timeout: 60_000 }, async (t) => {
      const stage = await setStage(t, service, startsSandbox(example.code))
      await runExample(workbench.fileOf(example), stage)
      const calls = stage.requests.filter((request) => !request.endsWith('/token'))
      // The contract alone has nobody to call: its examples print.
      const isOfContract = !/'(@accredit\/client|accredit\/testing)/.test(example.code)
      const seen = isOfContract ? stage.lines : calls
      assert.notDeepEqual(seen, [], 'the example does nothing that anybody sees')
    })
  }
})
