import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { npmCommand } from './npm-command.mjs'
import { readNotes } from './release-files.mjs'
import { root } from './root.mjs'

const read = (...path: string[]) => readFileSync(join(...path), 'utf8')

test('a dry run writes tarballs, notes, bill of materials, reference and checksums, and tags nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'accredit-release-'))
  const { command, before, shell } = npmCommand()
  const options = ['run', 'release', '--', '--dry-run', '--destination', folder]
  const run = () => {
    const tags = spawnSync('git', ['tag'], { cwd: root, encoding: 'utf8' }).stdout
    return tags + read(root, 'CHANGELOG.md')
  }
  const earlier = run()
  try {
    const ended = spawnSync(command, [...before, ...options], {
      cwd: root,
      shell,
      encoding: 'utf8',
    })
    assert.equal(ended.status, 0, ended.stderr)
    assert.equal(run(), earlier)
    const { version } = JSON.parse(read(root, 'packages', 'service', 'package.json')) as {
      version: string
    }
    const files = readdirSync(folder).toSorted()
    assert.deepEqual(files, [
      'SHA256SUMS',
      `accredit-${version}.tgz`,
      `accredit-client-${version}.tgz`,
      `accredit-contract-${version}.tgz`,
      `notes-${version}.md`,
      `reference-${version}.tar.gz`,
      `sbom-${version}.cdx.json`,
    ])
    const sums = read(folder, 'SHA256SUMS').trimEnd().split('\n')
    assert.equal(sums.length, files.length - 1)
    for (const line of sums) {
      const [sum, name = ''] = line.split('  ')
      const bytes = readFileSync(join(folder, name))
      assert.equal(createHash('sha256').update(bytes).digest('hex'), sum, name)
    }
    const { components } = JSON.parse(read(folder, `sbom-${version}.cdx.json`)) as {
      components: { name: string; purl: string }[]
    }
    // Bundled, so that the tarball names it nowhere else.
    assert.ok(components.some(({ name }) => name === 'fastify'))
    assert.ok(components.every(({ purl }) => purl.startsWith('pkg:npm/')))
    assert.equal(read(folder, `notes-${version}.md`), readNotes(read(root, 'CHANGELOG.md')))
    const listed = spawnSync('tar', ['-tzf', join(folder, `reference-${version}.tar.gz`)], {
      encoding: 'utf8',
    })
    for (const page of ['index.html', 'functions/accredit_testing.startSandbox.html']) {
      assert.ok(listed.stdout.split('\n').includes(`reference/${page}`), page)
    }
    assert.match(ended.stdout, /npm publish .*accredit-contract-.*\.tgz --provenance/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('notes are those of the next release, and never empty', () => {
  const text = '# Changelog\n\n## Unreleased\n\n- New.\n\n## 0.1.0, 2026-01-01\n\n- Old.\n'
  assert.equal(readNotes(text), '- New.\n')
  assert.throws(() => readNotes('# Changelog\n\n## Unreleased\n\n## 0.1.0\n\n- Old.\n'), /nothing/)
})
