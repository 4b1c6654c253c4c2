import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { it, type TestContext } from 'node:test'
import { exchangeRaw, openSocket, readAnswer } from '../main/support/exchange-raw.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { contosoTenant, customer, publicApp } from '../support/service.ts'
import { program } from '../support/program-environment.ts'

const path = `/v1/customers/${customer('01')}/qualifications`
const owned = JSON.stringify({ qualification: 'StateOwnedEntity' })

/** Starts a sandbox on SQLite that may have few descriptors open. */
async function startWithDescriptors(t: TestContext, limit: number) {
  const command = `ulimit -n ${limit} && exec "$0" ${program.join(' ')} serve --port 0`
  const child = spawn('sh', ['-c', command, process.execPath], {
    env: {
      PATH: process.env['PATH'],
      ACCREDIT_DATA: temporaryFolder(t),
      ACCREDIT_LOG_LEVEL: 'fatal',
      ACCREDIT_VETTING_DELAY: 'PT0S',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  t.after(async () => {
    child.kill('SIGKILL')
    await ended
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? []
    if (url === undefined) continue
    child.stdout.resume()
    return { url, child }
  }
  throw new Error('the service did not start')
}

async function fetchToken(url: string): Promise<string> {
  const response = await fetch(`${url}/${contosoTenant}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { connection: 'close' },
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: publicApp,
      refresh_token: 'sandbox-refresh:admin@contoso.onmicrosoft.com',
      scope: 'https://api.partnercenter.microsoft.com/user_impersonation',
    }),
  })
  return ((await response.json()) as { access_token: string }).access_token
}

it('at the limit of descriptors calls are answered 503 and not 500, and all goes on when there is room', async (t) => {
  const { url, child } = await startWithDescriptors(t, 80)
  const token = await fetchToken(url)
  const ask = async (socket: Socket, what: string, body = '') => {
    socket.write(
      `${what} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n` +
        `MS-RequestId: ${requestId}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    )
    return readAnswer(socket)
  }
  const requestId = randomUUID()
  const socket = await openSocket(url)
  const { port, hostname } = new URL(url)
  const holders = Array.from({ length: 100 }, () => connect(Number(port), hostname))
  await Promise.all(
    holders.map((holder) => {
      holder.on('error', () => undefined)
      return Promise.race([once(holder, 'connect'), once(holder, 'close')])
    }),
  )

  // The system connects before the process has a descriptor for it; the first one in vain is closed.
  while (!holders.some(({ closed }) => closed)) await sleep(5)

  const file = await ask(socket, 'GET /favicon.svg')
  assert.equal(file.status, 503, file.body)
  assert.match(file.body, /too many files and connections are open/)
  assert.equal(file.headers.get('retry-after'), '1')
  for (const page of ['GET /', `GET ${path}`, `POST ${path}`, 'GET /readyz']) {
    const body = page.startsWith('POST') ? owned : ''
    // oxlint-disable-next-line no-await-in-loop -- one connection has one call at a time
    const { status } = await ask(socket, page, body)
    assert.ok([200, 201, 503].includes(status), `${page}: ${status}`)
  }

  for (const holder of holders) holder.destroy()
  const again = await ask(socket, `POST ${path}`, owned)
  assert.equal(again.status, 201, again.body)
  let found = await ask(socket, 'GET /favicon.svg')
  // The connections end one after the other.
  while (found.status === 503) {
    // oxlint-disable-next-line no-await-in-loop -- that is what waiting is
    found = await ask(socket, 'GET /favicon.svg')
  }
  // There is no file where the dashboard was not built.
  assert.ok([200, 404].includes(found.status), found.body)
  const fresh = await exchangeRaw(url, 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n')
  assert.equal(fresh.status, 200)
  assert.equal(child.exitCode, null)
  socket.destroy()
})
