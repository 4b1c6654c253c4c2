import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { test, type TestContext } from 'node:test'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { callMain } from './call-main.ts'
import { runCli, startCli } from './run-cli.ts'

const quiet = ['--log-level', 'silent']
const stackLine = /^ +at /m

test('serve tells a newcomer all, holds its data folder and port, and ends gracefully', async (t) => {
  const data = join(temporaryFolder(t), 'data')
  const serving = startCli(t, ['serve', '--port', '0', '--data', data, ...quiet])
  const ready = await serving.written(/qualify .* --wait.*\n/)
  const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(ready) ?? []
  assert.match(ready, /Sign in as +admin@contoso\.onmicrosoft\.com/)
  assert.match(ready, /Refresh token +sandbox-refresh:admin@contoso\.onmicrosoft\.com/)
  assert.ok(ready.includes(`${url}/contoso.onmicrosoft.com/oauth2/v2.0/token`))
  const first = `npx accredit qualify c0de0000-0000-4000-8000-000000000001 Education --segment K12 --wait --url ${url}\n`
  assert.ok(ready.includes(first))

  // Another one on the same folder, and another one on the same port.
  const patience = ['--stop-timeout', 'PT0S']
  const locked = await runCli(t, ['serve', '--port', '0', '--data', data, ...patience, ...quiet])
  assert.equal(locked.code, 1)
  const held = `accredit.sqlite is being served by process ${serving.child.pid}`
  assert.ok(locked.stderr.includes(`${held}; waiting up to 2 secs `), locked.stderr)
  assert.match(locked.stderr, new RegExp(`^Failed: .*${held}$`, 'm'))
  assert.match(locked.stderr, /--data/)
  const { port } = new URL(url)
  const taken = await runCli(t, ['serve', '--port', port, '--store', 'memory', ...quiet])
  assert.equal(taken.code, 1)
  assert.ok(taken.stderr.startsWith(`Failed: port ${port} on 127.0.0.1 is in use\n`))
  for (const { stdout, stderr } of [locked, taken]) {
    assert.equal(stdout, '')
    assert.doesNotMatch(stderr, stackLine)
  }

  serving.child.kill('SIGTERM')
  const ended = await serving.ended
  assert.equal(ended.code, 0, ended.stderr)
  assert.equal(ended.stderr, '')
  await assert.rejects(fetch(`${url}/healthz`))
  const migrated = await callMain(t, ['migrate', '--data', data, '--json'])
  assert.equal(migrated.code, 0, migrated.stderr)
  assert.equal((JSON.parse(migrated.stdout) as { dialect: string }).dialect, 'sqlite')
})

test('a stop lets a call under way end, a second signal does not', async (t) => {
  const args = ['serve', '--port', '0', '--store', 'memory', '--stop-timeout', 'PT10M', '--json']
  const serving = startCli(t, [...args, ...quiet])
  const { url } = JSON.parse(await serving.written(/^}$/m)) as { url: string }
  await openCall(t, url)

  serving.child.kill('SIGINT')
  await untilRefused(url)
  assert.equal(serving.child.exitCode, null)
  // Signals that come close together count as one: npm passes on what the terminal has sent.
  await sleep(400)
  serving.child.kill('SIGINT')
  assert.equal((await serving.ended).code, 130)
})

test('a start waits for a server that still ends its calls, and says for which', async (t) => {
  const data = temporaryFolder(t)
  const args = ['serve', '--port', '0', '--data', data, '--json', ...quiet]
  const first = startCli(t, [...args, '--stop-timeout', 'PT10M'])
  const { url } = JSON.parse(await first.written(/^}$/m)) as { url: string }
  const socket = await openCall(t, url)
  first.child.kill('SIGTERM')
  await untilRefused(url)

  const second = startCli(t, args)
  const said = await second.written(/waiting up to 12 secs /)
  assert.ok(said.includes(`is being served by process ${first.child.pid};`), said)
  assert.equal(first.child.exitCode, null, 'the first one still drains')
  socket.end('b')
  assert.equal((await first.ended).code, 0)
  await second.written(/^}$/m)
  second.child.kill('SIGTERM')
  assert.equal((await second.ended).code, 0)
})

test('a start that waits for another server ends when it is told to', async (t) => {
  const data = temporaryFolder(t)
  const args = ['serve', '--port', '0', '--data', data, '--json', ...quiet]
  const first = startCli(t, args)
  await first.written(/^}$/m)
  const second = startCli(t, [...args, '--stop-timeout', 'PT10M'])
  await second.written(/waiting up to 10 mins 2 secs /)
  second.child.kill('SIGTERM')
  const ended = await second.ended
  assert.deepEqual([ended.code, ended.stdout], [0, ''])
  assert.doesNotMatch(ended.stderr, /Failed/)
})

test('a stop does not wait for connections on which nobody has called', async (t) => {
  const stopping = new AbortController()
  let waited = 0
  const ended = await callMain(
    t,
    ['serve', '--port', '0', '--store', 'memory', '--stop-timeout', 'PT10M', '--json', ...quiet],
    {
      stop: stopping.signal,
      onWrite(text) {
        const [url] = /http:[^"]+/.exec(text) ?? []
        if (url === undefined || waited > 0) return
        waited += 1
        const { hostname, port } = new URL(url)
        const socket = connect(Number(port), hostname, () => stopping.abort('SIGTERM'))
        t.after(() => socket.destroy())
        socket.on('error', () => undefined)
      },
    },
  )
  assert.equal(ended.code, 0, ended.stderr)
  assert.equal(waited, 1)
})

test('in production one line says where it serves', async (t) => {
  const stopping = new AbortController()
  const data = temporaryFolder(t)
  const environment = { ACCREDIT_MODE: 'production', ACCREDIT_DATA: data, ACCREDIT_URL: 'ignored' }
  const ended = await callMain(t, ['serve', '--port', '0', ...quiet], {
    environment,
    stop: stopping.signal,
    onWrite: () => stopping.abort('SIGTERM'),
  })
  assert.equal(ended.code, 0, ended.stderr)
  assert.match(ended.stdout, /^Accredit serves at http:\/\/127\.0\.0\.1:\d+\n$/)
})

test('work examines until it is told to stop', async (t) => {
  const stopping = new AbortController()
  const data = temporaryFolder(t)
  const ended = await callMain(t, ['work', '--data', data, ...quiet], {
    stop: stopping.signal,
    onWrite: () => stopping.abort('SIGTERM'),
  })
  assert.equal(ended.code, 0, ended.stderr)
  assert.equal(ended.stdout, `Accredit works on ${data}\n`)
})

test('work answers probes on a port of its own, and says when it is taken', async (t) => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const { port } = holder.address() as AddressInfo
  const args = ['work', '--data', temporaryFolder(t), '--probe-port', String(port), ...quiet]
  const refused = await callMain(t, args)
  assert.equal(refused.code, 1)
  assert.match(refused.stderr, new RegExp(`port ${port} on 127.0.0.1 is in use`))
  holder.close()
  await once(holder, 'close')

  const stopping = new AbortController()
  const answers: number[] = []
  const probe = async (): Promise<void> => {
    for (const path of ['healthz', 'readyz', 'v1/customers']) {
      answers.push((await fetch(`http://127.0.0.1:${port}/${path}`)).status)
    }
  }
  const ended = await callMain(t, args, {
    stop: stopping.signal,
    onWrite: () => void probe().finally(() => stopping.abort('SIGTERM')),
  })
  assert.equal(ended.code, 0, ended.stderr)
  assert.deepEqual(answers, [200, 200, 404])
})

test('flags win over the environment, and switches can be turned with --no', async (t) => {
  const stopping = new AbortController()
  const environment = { ACCREDIT_STORE: 'nonsense', ACCREDIT_WORKER: 'on' }
  const args = ['serve', '--port', '0', '--store', 'memory', '--no-worker', '--json', ...quiet]
  const ended = await callMain(t, args, {
    environment,
    stop: stopping.signal,
    onWrite: () => stopping.abort('SIGTERM'),
  })
  assert.equal(ended.code, 0, ended.stderr)
  const ready = JSON.parse(ended.stdout) as { mode: string; signIn: { refreshToken: string } }
  assert.equal(ready.mode, 'sandbox')
  assert.equal(ready.signIn.refreshToken, 'sandbox-refresh:admin@contoso.onmicrosoft.com')
})

/** Begins a call that ends with its last byte. */
async function openCall(t: TestContext, url: string): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  t.after(() => socket.destroy())
  socket.on('error', () => undefined)
  socket.write('POST /common/oauth2/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n')
  socket.write('Content-Type: application/x-www-form-urlencoded\r\n\r\na=')
  await fetch(`${url}/healthz`)
  return socket
}

async function untilRefused(url: string): Promise<void> {
  const { hostname, port } = new URL(url)
  for (;;) {
    const socket = connect(Number(port), hostname)
    const refused = await Promise.race([
      once(socket, 'connect').then(() => false),
      once(socket, 'error').then(() => true),
    ]).catch(() => true)
    socket.destroy()
    if (refused) return
    await sleep(20)
  }
}
