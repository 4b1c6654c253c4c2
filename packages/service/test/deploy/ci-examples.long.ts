import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { parse } from 'yaml'
import { read, root } from './read-deployment.ts'

interface Step {
  readonly id?: string
  readonly uses?: string
  readonly with?: Readonly<Record<string, string>>
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
}

const [github, gitlab] = [...read('docs', 'testing', 'ci.md').matchAll(/```yaml\n(.*?)```/gs)].map(
  ([, text = '']) => text,
)
const { version } = JSON.parse(read('packages', 'service', 'package.json')) as { version: string }

/** Processes that the examples left running, as a job's end would end them. */
const started = new Set<number>()

suite('the examples of continuous integration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'accredit-ci-'))
  const told = join(folder, 'told')
  before(() => {
    const tool = (name: string, script: string) => {
      writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`)
      chmodSync(join(folder, name), 0o755)
    }
    // The package as a registry would give it is this repository's; the suite is one call.
    tool(
      'npx',
      `echo "npx $2" >> "${told}"; shift 2; echo $$ >> "${told}.pids"; exec "${process.execPath}" --conditions=source "${join(root, 'packages/service/src/bin.ts')}" "$@"`,
    )
    tool(
      'npm',
      `echo "npm $1 $ACCREDIT_URL" >> "${told}"; [ "$1" != test ] || curl --fail --silent "$ACCREDIT_URL/sandbox/v1/clock" >> "${told}"`,
    )
  })
  after(() => {
    for (const pid of started) process.kill(pid)
    rmSync(folder, { recursive: true })
  })

  const runShell = (script: string, environment: Readonly<Record<string, string>>) => {
    const path = `${folder}${delimiter}${process.env['PATH'] ?? ''}`
    const env = { ...process.env, ...environment, PATH: path }
    const { status, stderr } = spawnSync('bash', ['-ec', script], {
      env,
      cwd: folder,
      encoding: 'utf8',
    })
    for (const pid of readLines(`${told}.pids`)) started.add(Number(pid))
    assert.equal(status, 0, `${script}: ${stderr}`)
  }
  const takeTold = () => {
    const lines = readLines(told)
    rmSync(told)
    return lines
  }

  test('GitHub Actions: the step starts a sandbox, and the next steps find it', () => {
    const { steps } = (parse(github ?? '') as { jobs: { test: { steps: Step[] } } }).jobs.test
    const own = steps.find(({ uses }) => uses?.startsWith('accredit/')) ?? {}
    assert.equal(own.uses, `accredit/accredit/actions/sandbox@v${version}`)
    const action = parse(read('actions', 'sandbox', 'action.yml')) as {
      inputs: Record<string, { default: string }>
      outputs: Record<string, { value: string }>
      runs: { steps: Step[] }
    }
    assert.equal(action.inputs['version']?.default, version)
    assert.equal(action.outputs['url']?.value, '${{ steps.start.outputs.url }}')
    const given = (name: string) => own.with?.[name] ?? action.inputs[name]?.default ?? ''
    const [output, variables] = [join(folder, 'output'), join(folder, 'variables')]
    for (const { run = '', env = {} } of action.runs.steps) {
      const filled = Object.entries(env).map(([name, value]) => [
        name,
        value.replace(/^\$\{\{ inputs\.(\w+) \}\}$/, (_, input: string) => given(input)),
      ])
      runShell(run, {
        ...(Object.fromEntries(filled) as Record<string, string>),
        GITHUB_ACTION_PATH: join(root, 'actions', 'sandbox'),
        GITHUB_OUTPUT: output,
        GITHUB_ENV: variables,
      })
    }
    const [url = ''] = readLines(output).map((line) => line.replace(/^url=/, ''))
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/)
    assert.deepEqual(readLines(variables), [`ACCREDIT_URL=${url}`])
    for (const { run } of steps) if (run !== undefined) runShell(run, { ACCREDIT_URL: url })
    const lines = takeTold()
    assert.deepEqual(lines.slice(0, 3), [
      `npx accredit@${version}`,
      `npm ci ${url}`,
      `npm test ${url}`,
    ])
    assert.match(lines[3] ?? '', /^\{"now":/)
  })

  test('GitLab: the script starts a sandbox and waits for it', async () => {
    const port = await findPort()
    const { variables, script } = (
      parse((gitlab ?? '').replaceAll('8787', String(port))) as {
        test: { variables: Record<string, string>; script: string[] }
      }
    ).test
    runShell(script.join('\n'), variables)
    const lines = takeTold()
    const url = `http://127.0.0.1:${port}`
    assert.deepEqual(lines.slice(0, 3), [
      `npx accredit@${version}`,
      `npm ci ${url}`,
      `npm test ${url}`,
    ])
    assert.match(lines[3] ?? '', /^\{"now":/)
  })
})

function readLines(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n').filter(Boolean)
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}
