import assert from 'node:assert/strict'
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '../operation/temporary-folder.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const packages = ['contract', 'client', 'service', 'dashboard']

/** A qualification that does not exist, with a value of its own in every member. */
const row = `  ResearchInstitute: {
    ordinal: 5,
    synchronous: 'research_institute',
    short: 'RI',
    precedence: 5,
    settable: true,
    decided: 'vetted',
    fields: ['website'],
    excludes: ['StateOwnedEntity'],
    requestLimit: 1,
    reviewBusinessDays: 10,
    reasons: ['Not an eligible Museum'],
    roles: ['AdminAgent'],
    directoryRoles: [],
  },
`

/**
 * Copies the packages and adds the row of "ResearchInstitute", to that one file.
 * @returns the folder of the copy, which is gone after the test
 */
export function copyWithRow(t: TestContext): string {
  const copy = temporaryFolder(t)
  cpSync(join(root, 'tsconfig.json'), join(copy, 'tsconfig.json'))
  for (const name of packages) {
    const from = join(root, 'packages', name)
    for (const part of readdirSync(from)) {
      // A built dashboard is no source: the copy builds its own.
      if (part === 'test' || (name === 'service' && part === 'dashboard')) continue
      cpSync(join(from, part), join(copy, 'packages', name, part), { recursive: true })
    }
  }
  const table = join(copy, 'packages/contract/src/qualification.ts')
  const text = readFileSync(table, 'utf8')
  const end = '} as const satisfies Record<string, QualificationRow>'
  assert.equal(text.split(end).length, 2)
  writeFileSync(table, text.replace(end, row + end))
  mkdirSync(join(copy, 'node_modules/@accredit'), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (/^(\.|@accredit$|accredit$)/.test(name)) continue
    symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name))
  }
  for (const name of packages) {
    const as = name === 'service' ? 'accredit' : `@accredit/${name}`
    symlinkSync(join(copy, 'packages', name), join(copy, 'node_modules', as))
  }
  return copy
}
