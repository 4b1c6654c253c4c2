import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { callMain } from '../cli/call-main.ts'
import { sqliteStorage } from '../support/stores.ts'
import { id, openEmptyStore } from './operator.ts'

const run = (
  t: TestContext,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
) => callMain(t, args, { environment })

const partnerId = id('1')
const contoso = ['admin', 'partner', 'add', partnerId]
const named = ['--name', 'Contoso', '--domain', 'contoso.example']

describe('accredit admin', () => {
  it('does not make a store where there is none', async (t) => {
    await using storage = await sqliteStorage()
    const { code, stderr } = await run(t, ['admin', 'partner', 'list'], {
      ACCREDIT_DATA: storage.config.data,
    })
    assert.equal(code, 2)
    assert.match(stderr, /there is no store.*accredit migrate/s)
  })

  it('changes a store whatever the options of the service are', async (t) => {
    await using storage = await sqliteStorage()
    await (await openEmptyStore(storage)).close()
    const environment = {
      ACCREDIT_DATA: storage.config.data,
      ACCREDIT_AUTHORITY: 'https://login.example',
      ACCREDIT_CUSTOMER_LIMIT: '75',
    }
    const added = await run(t, [...contoso, ...named], environment)
    assert.deepEqual(added, {
      code: 0,
      stdout: `+ partner ${partnerId}: name Contoso, domain contoso.example\n`,
      stderr: '',
    })
    const mistyped = await run(t, ['admin', 'history'], { ...environment, ACCREDIT_DATE: 'x' })
    assert.equal(mistyped.code, 2)
    assert.match(mistyped.stderr, /ACCREDIT_DATE: no such option/)
  })

  it('reads the place of the store from the configuration file', async (t) => {
    await using storage = await sqliteStorage()
    await (await openEmptyStore(storage)).close()
    const path = join(storage.config.data, 'accredit.json')
    const { data } = storage.config
    writeFileSync(path, JSON.stringify({ mode: 'production', data, reviewerTenants: [id('9')] }))
    const { code } = await run(t, [...contoso, ...named, '--config', path])
    assert.equal(code, 0)
    const listed = await run(t, ['admin', 'partner', 'list', '--json'], { ACCREDIT_CONFIG: path })
    assert.equal(JSON.parse(listed.stdout)[0].name, 'Contoso')
    const both = await run(
      t,
      ['admin', 'partner', 'add', id('9'), '--name', 'X', '--domain', 'x.example'],
      { ACCREDIT_CONFIG: path },
    )
    assert.equal(both.code, 4)
    assert.match(both.stderr, /is the reviewers’, and no partner may judge its own cases/)
  })

  it('refuses with the rule and the remedy', async (t) => {
    await using storage = await sqliteStorage()
    await (await openEmptyStore(storage)).close()
    const environment = { ACCREDIT_DATA: storage.config.data }
    await run(t, [...contoso, ...named], environment)
    const known = await run(t, [...contoso, ...named], environment)
    assert.equal(known.code, 4)
    assert.match(known.stderr, /already exists, as Contoso.*admin partner change/s)
    const change = ['admin', 'partner', 'change', partnerId]
    for (const [args, rule] of [
      [['admin', 'partner', 'add', 'contoso', ...named], /id is "contoso".*GUID/],
      [['admin', 'role', 'add', partnerId, id('101'), 'Boss'], /roles\[0\] is "Boss"/],
      [['admin', 'code', 'change', partnerId, '1', '--creates', 'some'], /creates is "some"/],
      [[...change, '--request-limit', 'Education=-1'], /requestLimit is "-1".*whole number/],
      [[...change, '--review-days', 'Education=1.5'], /reviewBusinessDays is "1.5".*whole number/],
      [[...change, '--request-limit', 'SOE=2'], /SOE.*vetted: Education/],
      [[...change, '--request-limit', '5'], /--request-limit.*Education=5/],
      [['admin', 'gdap', 'add', partnerId, id('201'), 'Boss'], /Boss.*Directory Readers/],
      [['admin', 'gdap', 'add', partnerId, id('201'), 'Directory Readers', '--to', 'x'], /no such/],
      [['admin', 'stop-list', 'add', 'x.example', '--reason', 'x', '--denial', 'x'], /denial/],
      [['admin', 'history', '--limit', '0'], /whole number/],
    ] as const) {
      const { code, stderr, stdout } = await run(t, args, environment)
      assert.equal(code, 2, stderr)
      assert.match(stderr, rule)
      assert.equal(stdout, '')
    }
  })

  it('gives a partner request limits and review times of its own', async (t) => {
    await using storage = await sqliteStorage()
    await (await openEmptyStore(storage)).close()
    const environment = { ACCREDIT_DATA: storage.config.data }
    await run(t, [...contoso, ...named], environment)
    const change = ['admin', 'partner', 'change', partnerId]
    const own = ['--request-limit', 'Education=5', '--review-days', 'education=2']
    const changed = await run(t, [...change, ...own], environment)
    assert.equal(
      changed.stdout,
      `~ partner ${partnerId}: qualifications nothing → {"Education":{"requestLimit":5,"reviewBusinessDays":2}}\n`,
    )
    const back = ['--request-limit', 'Education=default', '--review-days', 'Education=default']
    assert.match((await run(t, [...change, ...back], environment)).stdout, / → nothing\n$/)
  })

  it('names everything that is wrong with a file', async (t) => {
    await using storage = await sqliteStorage()
    await (await openEmptyStore(storage)).close()
    const environment = { ACCREDIT_DATA: storage.config.data }
    const path = join(storage.config.data, 'setup.yaml')
    writeFileSync(path, 'partners: [{id: x, nam: y}]\nallowlist: []\n')
    const { code, stderr } = await run(t, ['admin', 'apply', path], environment)
    assert.equal(code, 2)
    assert.match(stderr, /^ {2}- partners\[0\]\.id is "x"/m)
    assert.match(stderr, /partners\[0\]\.nam is "y".*no such name/)
    assert.match(stderr, /allowlist is \[\].*no such name/)
    writeFileSync(path, 'partners: [\n')
    const broken = await run(t, ['admin', 'apply', path], environment)
    assert.equal(broken.code, 2)
    assert.match(broken.stderr, /setup\.yaml cannot be read as YAML or JSON: .* line 2/)
  })

  it('shows in a dry run what would change', async (t) => {
    await using storage = await sqliteStorage()
    await (await openEmptyStore(storage)).close()
    const environment = { ACCREDIT_DATA: storage.config.data }
    const path = join(storage.config.data, 'setup.json')
    writeFileSync(path, JSON.stringify({ allowList: [{ domain: 'a.example', reason: 'x' }] }))
    const tried = await run(t, ['admin', 'apply', path, '--dry-run'], environment)
    assert.equal(tried.stdout, '+ domain allow-list/a.example: reason x\n')
    assert.match(tried.stderr, /dry run/)
    const listed = await run(t, ['admin', 'allow-list', 'list'], environment)
    assert.equal(listed.stdout, 'No domain.\n')
  })

  it('takes several names of an allowed institution', async (t) => {
    await using storage = await sqliteStorage()
    await (await openEmptyStore(storage)).close()
    const environment = { ACCREDIT_DATA: storage.config.data }
    const list = ['admin', 'allow-list']
    const names = ['--name', 'Hill School', '--name', '丘学校']
    const reason = ['--reason', 'On the register']
    const added = await run(t, [...list, 'add', 'hill.example', ...names, ...reason], environment)
    assert.match(added.stdout, /names Hill School and 丘学校/)
    const listed = await run(t, [...list, 'list', '--json'], environment)
    const [entry] = JSON.parse(listed.stdout) as { names: string[] }[]
    assert.deepEqual(entry?.names, ['Hill School', '丘学校'])
  })

  it('records who made a change', async (t) => {
    await using storage = await sqliteStorage()
    await (await openEmptyStore(storage)).close()
    const environment = { ACCREDIT_DATA: storage.config.data }
    await run(t, [...contoso, ...named, '--by', 'release pipeline'], environment)
    const { stdout } = await run(t, ['admin', 'history', '--json'], environment)
    const [record] = JSON.parse(stdout) as { actor: string; action: string }[]
    assert.equal(record?.actor, 'release pipeline')
    assert.equal(record.action, 'partner.added')
  })
})
