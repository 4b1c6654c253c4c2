import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { readConfigFile } from './config-file.ts'
import { ConfigError, readConfig } from './config.ts'
import { options, variableOf, type OptionName } from './options.ts'
import type { Option } from './read-option.ts'

const folder = mkdtempSync(join(tmpdir(), 'accredit-test-'))
after(() => rmSync(folder, { recursive: true }))

function file(text: string): string {
  const path = join(folder, 'accredit.yaml')
  writeFileSync(path, text)
  return path
}

const refuses = (run: () => unknown, reason: RegExp) =>
  assert.throws(run, (error) => error instanceof ConfigError && reason.test(error.message))

describe('the configuration', () => {
  it('takes a flag over a variable, that over the file, and that over the default', () => {
    const written = readConfigFile(file('port: 1\nvettingDelay: PT1S\nhost: file.example\n'))
    const { port, vettingDelay, host, bodyLimit } = readConfig(
      { port: '3' },
      { ACCREDIT_PORT: '2', ACCREDIT_VETTING_DELAY: 'PT2S' },
      written,
    )
    assert.deepEqual([port, vettingDelay, host, bodyLimit], [3, 2_000, 'file.example', 262_144])
  })

  it('takes an e-mail or a web address as the contact of partners, and nothing else', () => {
    for (const support of ['', 'help@accredit.example', 'https://help.example/vetting']) {
      assert.equal(readConfig({ support }, {}).support, support)
    }
    for (const support of ['call us', 'javascript:alert(1)', 'help@', 'mailto:a@b.example']) {
      refuses(() => readConfig({ support }, {}), /--support is ".+", but it must be an e-mail/)
    }
  })

  it('takes a web address as the public one, without the slash at its end', () => {
    const addresses = {
      '': '',
      'https://accredit.example': 'https://accredit.example',
      'https://accredit.example/': 'https://accredit.example',
      'http://proxy.example:8080/accredit//': 'http://proxy.example:8080/accredit',
    }
    for (const [publicUrl, read] of Object.entries(addresses)) {
      assert.equal(readConfig({ publicUrl }, {}).publicUrl, read)
    }
    const wrong = ['accredit.example', 'ftp://a.example', 'https://', 'https://a.example/?b=1']
    for (const publicUrl of [...wrong, 'https://a.example/#b', 'https://user@a.example']) {
      refuses(() => readConfig({ publicUrl }, {}), /--public-url is ".+", but it must be an http/)
    }
  })

  it('reads the file as YAML or JSON, with native values', () => {
    const yaml = readConfigFile(
      file('worker: off\nmetrics: false\nreviewerTenants: [a, b]\nport: 80\n'),
    )
    assert.deepEqual(yaml.values, {
      worker: 'off',
      metrics: 'off',
      reviewerTenants: 'a,b',
      port: '80',
    })
    const json = readConfigFile(file('{"worker": true, "store": "memory"}'))
    assert.deepEqual(json.values, { worker: 'on', store: 'memory' })
    assert.deepEqual(readConfigFile(file('# nothing yet\n')).values, {})
  })

  it('names what is wrong with the file', () => {
    refuses(() => readConfigFile(file('prot: 80')), /prot in .*accredit\.yaml: no such option/)
    refuses(() => readConfigFile(file('config: x')), /config in .*: no such option/)
    refuses(
      () => readConfigFile(file('tenants: [a]')),
      /tenants in .*accredit\.yaml is now called reviewerTenants/,
    )
    refuses(() => readConfigFile(file('[80]')), /options by name/)
    refuses(() => readConfigFile(file('port: {a: 1}')), /port in .* is \{"a":1\}/)
    refuses(() => readConfigFile(file('port: 1\nport: 2')), /unique at line 2/)
    refuses(
      () => readConfigFile(join(folder, 'missing')),
      /missing cannot be read: there is no such file or folder/,
    )
    refuses(
      () => readConfig({}, {}, readConfigFile(file('port: many'))),
      /port in .*accredit\.yaml is "many", but it must be a whole number/,
    )
  })

  it('refuses an unknown variable of its own prefix, and no other', () => {
    refuses(() => readConfig({}, { ACCREDIT_PROT: '1' }), /ACCREDIT_PROT: no such option/)
    refuses(
      () => readConfig({}, { ACCREDIT_TENANTS: 'x' }),
      /ACCREDIT_TENANTS is now called ACCREDIT_REVIEWER_TENANTS/,
    )
    assert.ok(readConfig({}, { PORT: '1', ACCREDIT_CONFIG: 'x', ACCREDIT_URL: 'y' }))
  })

  const limited = Object.entries(options as Record<string, Option>).flatMap(([name, option]) =>
    option.only ? [[name as OptionName, option, option.only] as const] : [],
  )
  for (const [name, option, only] of limited) {
    const other = only === 'sandbox' ? 'production' : 'sandbox'
    it(`refuses ${name} in ${other} mode, wherever it is given`, () => {
      const value = option.default === '' ? 'x' : option.default
      const reason = new RegExp(`is for ${only} mode, but the mode is ${other}`)
      refuses(() => readConfig({ mode: other, [name]: value }, {}), reason)
      refuses(() => readConfig({ mode: other }, { [variableOf(name)]: value }), reason)
      const inFile = { path: 'accredit.yaml', values: { mode: other, [name]: value } }
      refuses(() => readConfig({}, {}, inFile), reason)
      assert.ok(readConfig({ mode: only, [name]: value }, {}))
    })
  }

  it('has options of both modes', () => {
    assert.ok(limited.some(([, , only]) => only === 'sandbox'))
    assert.ok(limited.some(([name]) => name === 'authority'))
    assert.ok(limited.some(([name]) => name === 'reviewerTenants'))
  })

  it('refuses an in-memory store in production', () => {
    refuses(() => readConfig({ mode: 'production', store: 'memory' }, {}), /--store is memory/)
    assert.equal(readConfig({ store: 'memory' }, {}).store, 'memory')
  })
  it('accepts replicas only with PostgreSQL', () => {
    const storeReplicas = 'postgres://accredit@b,c/accredit'
    const store = 'postgres://accredit@a/accredit'
    assert.equal(readConfig({ store, storeReplicas }, {}).storeReplicas, storeReplicas)
    assert.equal(readConfig({ store, replicaLag: 'PT0.5S' }, {}).replicaLag, 500)
    refuses(() => readConfig({ storeReplicas }, {}), /--store-replicas is given, but only/)
    refuses(
      () => readConfig({ store, storeReplicas: 'b,c' }, {}),
      /must be a postgres:\/\/ address/,
    )
  })
})
