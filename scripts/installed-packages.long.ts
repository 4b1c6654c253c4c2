import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { after, before, suite, test } from 'node:test'
import { npmCommand } from './npm-command.mjs'
import { packPackages } from './pack-packages.mjs'
import { packagedNode } from './pinned-node.mjs'
import { root } from './root.mjs'

const importing = `
import { readConfig, startService } from 'accredit'
import { createPartner, sandboxCredential } from '@accredit/client'
const service = await startService(readConfig({ port: '0', store: 'memory', logLevel: 'error' }, {}))
const partner = createPartner({
  baseUrl: service.url,
  credential: sandboxCredential('admin@contoso.onmicrosoft.com', { baseUrl: service.url }),
})
const customer = partner.customers.byId('c0de0000-0000-4000-8000-000000000001')
const asked = await customer.qualification.createQualifications({ qualification: 'Education' })
console.log(asked.vettingStatus)
await service.stop()
`

const requiring = `
const { startService } = require('accredit')
const { startSandbox } = require('accredit/testing')
const { createPartner, PartnerError } = require('@accredit/client')
const { errors } = require('@accredit/contract')
console.log([startService, startSandbox, createPartner, PartnerError].every((each) => typeof each === 'function'))
console.log(errors.CodeNotFound === undefined && Object.keys(errors).length > 10)
startSandbox().then(async (sandbox) => {
  console.log((await sandbox.partner().validations.codes()).length > 0)
  await sandbox.close()
})
`

const typed = `
import { readConfig, startService, type RunningService } from 'accredit'
import { createPartner, PartnerError, type Partner } from '@accredit/client'
import { rowOf } from '@accredit/contract/qualification'
import { startSandbox, type Sandbox } from 'accredit/testing'
export async function start(): Promise<[RunningService, Partner, number]> {
  const service = await startService(readConfig({ port: '0' }, {}))
  const partner = createPartner({ credential: { getToken: async () => null } })
  if (partner instanceof PartnerError) throw partner
  return [service, partner, rowOf('Education').reviewBusinessDays]
}
export const sandbox: Promise<Sandbox> = startSandbox({ port: 0, seed: {} })
`

/** Oldest supported Node, and the pinned one. */
const supported = ['22.16.0', '24.21.0']

suite('the packed packages, installed in an empty folder', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'accredit-installed-')))
  const npm = (args: readonly string[], cwd: string) => {
    const { command, before: first, shell } = npmCommand()
    const { status, stderr } = spawnSync(command, [...first, ...args], {
      cwd,
      shell,
      encoding: 'utf8',
    })
    assert.equal(status, 0, stderr)
  }
  /** Installs another Node release. */
  const installNode = (version: string) => {
    if (version === process.versions.node) return packagedNode
    const place = join(folder, `node-${version}`)
    const name = `node-linux-${process.arch}`
    npm(
      ['install', '--ignore-scripts', '--no-save', '--prefix', place, `${name}@${version}`],
      folder,
    )
    return join(place, 'node_modules', name, 'bin', 'node')
  }
  const app = join(folder, 'app')
  const run = (node: string, args: readonly string[]) =>
    spawnSync(node, args, {
      cwd: app,
      encoding: 'utf8',
      env: {
        HOME: folder,
        NO_COLOR: '1',
        PATH: [dirname(node), process.env['PATH']].join(delimiter),
      },
    })

  before(async () => {
    const tarballs = await packPackages(join(folder, 'tarballs'))
    writeFileSync(join(folder, 'package.json'), '{}')
    mkdirSync(app)
    writeFileSync(join(app, 'package.json'), '{ "private": true }')
    npm(['install', '--ignore-scripts', '--no-audit', ...tarballs], app)
    writeFileSync(join(app, 'importing.mjs'), importing)
    writeFileSync(join(app, 'requiring.cjs'), requiring)
    writeFileSync(join(app, 'typed.mts'), typed)
    writeFileSync(join(app, 'typed.cts'), typed)
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  test('bring few packages along', () => {
    const names = readdirSync(join(app, 'node_modules')).filter((name) => !name.startsWith('.'))
    assert.ok(names.length < 40, names.join(' '))
  })

  test('have types for both kinds of modules', () => {
    const tsc = realpathSync(join(root, 'node_modules', '.bin', 'tsc'))
    const options = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--lib',
      'es2024,dom,esnext.disposable',
    ]
    const { status, stdout } = spawnSync(
      process.execPath,
      [tsc, ...options, '--types', '', 'typed.mts', 'typed.cts'],
      { cwd: app, encoding: 'utf8' },
    )
    assert.equal(status, 0, stdout)
  })

  for (const version of supported) {
    test(`are imported, required and run by Node ${version}`, { timeout: 300_000 }, async (t) => {
      const node = installNode(version)
      const imported = run(node, ['importing.mjs'])
      assert.equal(imported.stderr, '')
      assert.equal(imported.stdout, 'InReview\n')
      const required = run(node, ['requiring.cjs'])
      assert.equal(required.stderr, '')
      assert.equal(required.stdout, 'true\ntrue\ntrue\n')

      const command = join(app, 'node_modules', 'accredit', 'bin', 'accredit.mjs')
      const serving = spawn(
        node,
        [command, 'serve', '--json', '--port', '0', '--store', 'memory', '--log-level', 'warn'],
        {
          cwd: app,
          env: { HOME: folder, PATH: process.env['PATH'] },
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      )
      t.after(() => serving.kill('SIGKILL'))
      let ready = ''
      for await (const line of createInterface(serving.stdout)) {
        ready += line
        if (line === '}') break
      }
      const { url } = JSON.parse(ready) as { url: string }
      const page = await fetch(url)
      assert.match(await page.text(), /<script/)
      const customer = 'c0de0000-0000-4000-8000-000000000001'
      const asked = run(node, [
        command,
        'qualify',
        customer,
        'Education',
        '--wait',
        '--json',
        '--url',
        url,
      ])
      assert.equal(asked.status, 0, asked.stderr)
      assert.match(asked.stdout, /"Approved"/)
      serving.kill('SIGTERM')
      assert.deepEqual(await once(serving, 'exit'), [0, null])
    })
  }

  for (const [guide, tool, command] of [
    ['node-test', undefined, ['--test']],
    ['vitest', 'vitest', ['node_modules/vitest/vitest.mjs', 'run']],
    ['jest', 'jest', ['node_modules/jest/bin/jest.js']],
  ] as const) {
    test(`hold what docs/testing/${guide}.md says`, { timeout: 300_000 }, () => {
      const page = readFileSync(join(root, 'docs', 'testing', `${guide}.md`), 'utf8')
      const [, name = '', code = ''] = /^```[jt]s\n\/\/ (\S+)\n([^]*?)^```/m.exec(page) ?? []
      for (const each of readdirSync(app).filter((file) => file.includes('.test.'))) {
        rmSync(join(app, each))
      }
      writeFileSync(join(app, name), code)
      if (tool) npm(['install', '--ignore-scripts', '--no-audit', '--save-dev', tool], app)
      for (const version of supported) {
        const { status, stdout, stderr } = run(installNode(version), command)
        assert.equal(status, 0, stdout + stderr)
        assert.match(stdout + stderr, /(?:pass |Tests:?\s+)2\b/)
      }
    })
  }

  test('name the Node that they need when it is too old', () => {
    const node = installNode('20.19.0')
    const command = join(app, 'node_modules', 'accredit', 'bin', 'accredit.mjs')
    writeFileSync(join(app, 'testing.mjs'), `import 'accredit/testing'`)
    for (const args of [
      ['importing.mjs'],
      ['testing.mjs'],
      ['requiring.cjs'],
      [command, '--version'],
    ]) {
      const { status, stderr } = run(node, args)
      assert.notEqual(status, 0)
      assert.match(stderr, /Node 22\.16 or newer/, args.join(' '))
    }
  })
})
