import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { copyBinaries } from './binaries.ts'

describe('the programs of PostgreSQL', () => {
  for (const linked of [false, true]) {
    it(`are copied from a package whose links are ${linked ? 'made' : 'not made'}`, (t) => {
      const folder = temporaryFolder(t)
      const library = join(folder, 'package', 'native', 'lib')
      mkdirSync(library, { recursive: true })
      writeFileSync(join(library, 'libpq.so.5.18'), 'library')
      const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
      writeFileSync(join(folder, 'package', 'native', 'pg-symlinks.json'), JSON.stringify(links))
      if (linked) symlinkSync('libpq.so.5.18', join(library, 'libpq.so.5'))

      const copy = join(folder, 'copy')
      copyBinaries(join(folder, 'package'), copy)
      assert.equal(readlinkSync(join(copy, 'lib', 'libpq.so.5')), 'libpq.so.5.18')
      assert.equal(readFileSync(join(copy, 'lib', 'libpq.so.5'), 'utf8'), 'library')
    })
  }
})
