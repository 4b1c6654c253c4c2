import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { getuid } from 'node:process'
import { after, before, describe, it, type TestContext } from 'node:test'
import { languages } from '@accredit/contract/words'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { callMain } from './call-main.ts'
import { program, programEnvironment } from '../support/program-environment.ts'

const stackLine = /^ +at /m

/** Runs a command that must fail, and compares what it says. */
async function fails(
  t: TestContext,
  args: readonly string[],
  expected: {
    code: number
    happened: RegExp
    remedy: RegExp
    environment?: Record<string, string>
  },
): Promise<void> {
  const { code, happened, remedy, environment = {} } = expected
  const ended = await callMain(t, args, { environment })
  assert.equal(ended.code, code, ended.stderr)
  const first = ended.stderr.split('\n').find((line) => !line.startsWith('{')) ?? ''
  assert.match(first, happened)
  assert.match(ended.stderr, remedy)
  assert.doesNotMatch(ended.stderr, stackLine)
  assert.equal(ended.stdout, '')
}

async function makeStore(t: TestContext): Promise<string> {
  const data = join(temporaryFolder(t), 'data')
  const made = await callMain(t, ['migrate', '--data', data])
  assert.equal(made.code, 0, made.stderr)
  return data
}

describe('a command on a store', () => {
  it('names the damaged file, and how to restore it', async (t) => {
    const data = await makeStore(t)
    const file = join(data, 'accredit.sqlite')
    const descriptor = openSync(file, 'r+')
    writeSync(descriptor, Buffer.alloc(80_000, 0xff), 0, 80_000, 4_096)
    closeSync(descriptor)
    const told = {
      code: 1,
      happened: new RegExp(`^Failed: ${file} is damaged: `),
      remedy: /What to do +.*accredit restore <file> --data <empty folder>/,
    }
    await fails(t, ['admin', 'partner', 'list', '--data', data], told)
    await fails(t, ['backup', join(data, '..', 'copy'), '--data', data], told)
    await fails(t, ['migrate', '--data', data], told)
    await fails(t, ['serve', '--port', '0', '--data', data], told)
  })

  it('names a file that stands where the data folder should be', async (t) => {
    const file = join(temporaryFolder(t), 'data')
    writeFileSync(file, '')
    const below = join(file, 'below')
    for (const command of [
      ['serve', '--port', '0'],
      ['migrate'],
      ['admin', 'partner', 'list'],
      ['audit', 'verify'],
      ['backup', `${file}.copy`],
    ]) {
      const happened = new RegExp(`^Failed: the data folder ${file} is a file, not a folder$`)
      const remedy = /What to do +Name a folder with --data/
      await fails(t, [...command, '--data', file], { code: 1, happened, remedy })
    }
    await fails(t, ['migrate', '--data', below], {
      code: 1,
      happened: new RegExp(`^Failed: the data folder ${below} cannot be made, because ${file} is`),
      remedy: /Name a folder with --data/,
    })
  })

  it('names the folder and the user, where the folder is another user’s', async (t) => {
    const data = await makeStore(t)
    const asOther = getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
    if (asOther.uid === undefined) chmodSync(data, 0)
    else chownSync(data, 0, 0)
    const home = temporaryFolder(t)
    for (const command of [['migrate'], ['admin', 'partner', 'list']]) {
      const args = [...program, ...command, '--data', data]
      const env = { HOME: home }
      const ended = spawnSync(process.execPath, args, {
        ...asOther,
        env,
        cwd: '/',
        encoding: 'utf8',
      })
      assert.equal(ended.status, 1, ended.stderr)
      const [first = ''] = ended.stderr.split('\n')
      assert.match(
        first,
        /^Failed: the user \S+ may not use the data folder \S+data, which belongs to/,
      )
      assert.ok(first.includes(data), first)
      assert.doesNotMatch(ended.stderr, /--host|--port|audit-key\.pem\./)
    }
    chmodSync(data, 0o700)
  })

  it('says before the first start that nothing is sealed yet', async (t) => {
    const data = await makeStore(t)
    const happened =
      /^Error: nothing has been sealed here yet: there is no audit key at .*audit-key\.pem$/
    const remedy = /What to do +The first "accredit serve" or "accredit work" makes the key/
    await fails(t, ['audit', 'verify', '--data', data], { code: 2, happened, remedy })
    await fails(t, ['audit', 'verify', '--data', data, '--audit-key', 'elsewhere.pem'], {
      code: 2,
      happened: /^Error: there is no audit key at elsewhere\.pem$/,
      remedy: /Name it with --audit-key/,
    })
  })

  it('names files that cannot be what they are named for', async (t) => {
    const data = await makeStore(t)
    const folder = temporaryFolder(t)
    const binary = join(folder, 'binary')
    writeFileSync(binary, Buffer.from([0xff, 0xfe, 0x00, 0x80]))
    const wrong: [args: string[], code: number, happened: RegExp][] = [
      [
        ['restore', folder, '--data', join(folder, 'new')],
        4,
        /is a folder, but a backup is one file$/,
      ],
      [['restore', binary, '--data', join(folder, 'new')], 4, /binary is no backup: /],
      [
        ['backup', join(folder, 'no', 'x'), '--data', data],
        4,
        /cannot be written: there is no such/,
      ],
      [['admin', 'apply', folder, '--data', data], 2, /cannot be read: it is a folder$/],
      [['admin', 'apply', binary, '--data', data], 2, /YAML or JSON: it is not text in UTF-8$/],
      [['policy', 'check', binary], 2, /YAML or JSON: it is not text in UTF-8$/],
      [['serve', '--config', folder], 2, /cannot be read: it is a folder$/],
      [['serve', '--audit-key', binary, '--data', data, '--port', '0'], 2, /no key in PEM$/],
      [['doctor', folder], 2, /cannot be read: it is a folder$/],
      [
        ['serve', '--tls-certificate', binary, '--tls-key', folder, '--store', 'memory'],
        2,
        /folder/,
      ],
    ]
    for (const [args, code, happened] of wrong) {
      await fails(t, args, { code, happened, remedy: /^/ })
    }
  })
})

describe('a command on a service', () => {
  let service: TestService
  let secure: TestService
  before(async () => {
    service = await startTestService(undefined)
    const data = join(
      import.meta.dirname,
      '..',
      '..',
      '..',
      '..',
      'node_modules',
      '.cache',
      'causes',
    )
    mkdirSync(data, { recursive: true })
    secure = await startTestService(undefined, { tls: 'on', data })
  })
  after(async () => {
    await service.stop()
    await secure.stop()
  })
  const hostOf = (url: string) => new URL(url).host

  it('called by https on a plain port, and the other way round, names the right address', async (t) => {
    for (const command of [['customers'], ['clock'], ['login']]) {
      await fails(t, [...command, '--url', service.url.replace('http:', 'https:')], {
        code: 6,
        happened: /^Gave up: https:\/\/\S+ answers without TLS$/,
        remedy: new RegExp(`What to do +Use http://${hostOf(service.url)}, or start .* --tls`),
      })
      await fails(t, [...command, '--url', secure.url.replace('https:', 'http:')], {
        code: 6,
        happened: /^Gave up: http:\/\/\S+ expects TLS$/,
        remedy: new RegExp(`What to do +Use https://${hostOf(secure.url)}\\.`),
      })
    }
    await fails(t, ['customers', '--url', secure.url], {
      code: 6,
      happened: /^Gave up: the certificate of \S+ is signed by an authority that this machine/,
      remedy: /NODE_EXTRA_CA_CERTS/,
    })
  })

  it('called with the path of an API names the address without it', async (t) => {
    for (const path of ['/v1', '/v1/customers', '/sandbox/v1', '/accredit/v1/']) {
      await fails(t, ['customers', '--url', service.url + path], {
        code: 2,
        happened: /^Error: --url \(ACCREDIT_URL\) is "\S+\/v1\S*", but it must be the address/,
        remedy: new RegExp(`What to do +Use ${service.url}\\.$`, 'm'),
      })
    }
    await fails(t, ['customers', '--url', `${service.url}/elsewhere`], {
      code: 3,
      happened: /\/elsewhere answers, but is not Accredit$/,
      remedy: /Name the address of the service with --url/,
    })
  })

  it('in production on this machine says that nobody is signed in, and where to', async (t) => {
    const stopping = new AbortController()
    let asked: Promise<void> | undefined
    const data = temporaryFolder(t)
    await callMain(t, ['serve', '--port', '0', '--data', data, '--log-level', 'silent', '--json'], {
      environment: { ACCREDIT_MODE: 'production' },
      stop: stopping.signal,
      onWrite(text) {
        const [url] = /http:[^"]+/.exec(text) ?? []
        if (url === undefined || asked) return
        asked = fails(t, ['customers', '--url', url], {
          code: 3,
          happened:
            /^Not signed in: nobody is signed in for \S+: it is no sandbox, and takes tokens of https:\/\/login\.microsoftonline\.com$/,
          remedy: new RegExp(`What to do +Run "accredit login --url ${url}"`),
        }).finally(() => stopping.abort('SIGTERM'))
      },
    })
    await asked
  })

  it('shows a character that nobody sees', async (t) => {
    const ended = await callMain(t, ['customers', '--url', '\u008E0'])
    assert.ok(ended.stderr.includes(String.raw`is "\u008e0"`), ended.stderr)
  })
})

describe('the language of a problem', () => {
  it('is that of --lang, else of LC_ALL, LC_MESSAGES and LANG', async (t) => {
    const heads = {
      en: /^Error: --port is/,
      'pt-PT': /mas tem de ser um/,
      'pt-BR': /mas precisa ser um/,
    }
    const ask = async (args: readonly string[], environment: Record<string, string>) =>
      (await callMain(t, ['serve', '--port', 'abc', ...args], { environment })).stderr
    for (const language of languages) {
      const posix = { LANG: `${language.replace('-', '_')}.UTF-8` }
      assert.match(await ask([], posix), heads[language])
      assert.match(await ask([], { LC_ALL: posix.LANG, LANG: 'en_US.UTF-8' }), heads[language])
      assert.match(await ask(['--lang', language], { LANG: 'pt_PT.UTF-8' }), heads[language])
      assert.match(await ask([`--lang=${language}`], { LC_ALL: 'C' }), heads[language])
    }
    assert.match(await ask([], { LANG: 'C.UTF-8' }), heads.en)
    assert.match(
      await ask(['--lang', 'tlh'], {}),
      /^Error: --lang is "tlh", but it must be en, pt-PT or pt-BR$/m,
    )
  })

  const noDevice = !existsSync('/dev/full') && 'the system has no full device'
  it('says that the output was lost, where its file is on a full disk', { skip: noDevice }, () => {
    const full = openSync('/dev/full', 'w')
    const ended = spawnSync(process.execPath, [...program, 'policy', 'show', '--lang', 'pt-PT'], {
      env: programEnvironment,
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    })
    closeSync(full)
    assert.match(
      ended.stderr,
      /^Falhou: não é possível escrever a saída padrão: o disco está cheio/,
    )
    assert.equal(ended.status, 1)
  })
})
