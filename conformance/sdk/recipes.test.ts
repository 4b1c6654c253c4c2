import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { createContext, runInContext } from 'node:vm'
import { startTestService } from '../../packages/service/test/support/service.ts'

const root = join(import.meta.dirname, '..', '..')

for (const page of ['fetch', 'azure-identity', 'msal-node']) {
  it(`docs/recipes/${page}.md prints what it says`, async () => {
    const { code, text } = await readPage(page)
    const secure = code.includes('https://127.0.0.1:8787')
    const data = await mkdtemp(join(tmpdir(), 'accredit-recipe-'))
    try {
      const service = await startTestService(undefined, secure ? { data, tls: 'on' } : {})
      try {
        const program = code.replaceAll(/https?:\/\/127\.0\.0\.1:8787/g, service.url)
        const authority = secure ? join(data, 'tls', 'ca.pem') : undefined
        assert.equal(await run(program, authority), text)
      } finally {
        await service.stop()
      }
    } finally {
      await rm(data, { recursive: true, force: true })
    }
  })
}

it('docs/recipes/postman.md fetches a token that the API takes', async () => {
  const { code } = await readPage('postman')
  await using service = await startTestService(undefined)
  const variables = new Map<string, string>()
  let sent: Promise<void> | undefined
  const pm = {
    // As Postman does it: a form goes out, and its answer goes to a callback.
    sendRequest(request: PostmanRequest, done: PostmanCallback) {
      sent = sendForm(request, done)
    },
    collectionVariables: { set: (name: string, value: string) => variables.set(name, value) },
  }
  runInContext(code.replaceAll('http://127.0.0.1:8787', service.url), createContext({ pm }))
  await sent
  const { status } = await service.call('GET', '/v1/customers', { token: variables.get('token') })
  assert.equal(status, 200)
})

type PostmanCallback = (error: unknown, answer?: { json: () => unknown }) => void

interface PostmanRequest {
  readonly url: string
  readonly method: string
  readonly header: Record<string, string>
  readonly body: { readonly urlencoded: readonly { key: string; value: string }[] }
}

async function sendForm(request: PostmanRequest, done: PostmanCallback): Promise<void> {
  const { url, method, header, body } = request
  const form = new URLSearchParams(body.urlencoded.map(({ key, value }) => [key, value]))
  const response = await fetch(url, { method, headers: header, body: form.toString() })
  const answer: unknown = await response.json()
  done(undefined, { json: () => answer })
}

/** The program of a page, all its blocks in one, and what it prints. */
async function readPage(name: string): Promise<{ code: string; text: string }> {
  const page = await readFile(join(root, 'docs', 'recipes', `${name}.md`), 'utf8')
  const blocks = (language: string) =>
    [...page.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(
      ([, content = '']) => content,
    )
  const code = blocks('js').join('\n')
  assert.ok(code.length > 0, `${name}.md has no program`)
  return { code, text: blocks('text').join('') }
}

/** Runs a program in a process of its own, since it may have to trust an authority from its start. */
function run(program: string, authority: string | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--conditions=source', '--input-type=module', '--eval', program],
      {
        cwd: root,
        env: { ...process.env, ...(authority && { NODE_EXTRA_CA_CERTS: authority }) },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    const [output, errors]: [string[], string[]] = [[], []]
    child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text))
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve(output.join('')) : reject(new Error(errors.join(''))),
    )
  })
}
