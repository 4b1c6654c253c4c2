import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, parseAllDocuments } from 'yaml'

export const root = join(import.meta.dirname, '..', '..', '..', '..')
export const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8')
export const deploy = join(root, 'deploy')

/** A process of the service as a file of the deployment starts it. */
interface Started {
  readonly where: string
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

/** A service of a compose file. */
export interface ComposeService {
  readonly image: string
  readonly command?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly volumes?: readonly string[]
  readonly networks?: readonly string[]
  readonly healthcheck?: { readonly disable?: boolean }
  readonly build?: { readonly args: Readonly<Record<string, string>> }
  readonly depends_on?: Readonly<Record<string, unknown>>
}

export const compose = parse(read('deploy', 'compose.yaml'), { merge: true }) as {
  services: Record<string, ComposeService>
  volumes: Record<string, unknown>
  networks: Record<string, { readonly internal?: boolean } | null>
}

/** A container of a pod. */
export interface Container {
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

interface Rule {
  readonly ports: readonly { readonly protocol: string; readonly port: string | number }[]
  readonly from?: readonly { readonly namespaceSelector: object }[]
  readonly to?: readonly { readonly namespaceSelector: object }[]
}

interface Manifest {
  readonly kind: string
  readonly metadata: { readonly name: string }
  readonly data?: Readonly<Record<string, string>>
  readonly stringData?: Readonly<Record<string, string>>
  readonly spec: {
    readonly selector?: { readonly matchLabels: Record<string, string> }
    readonly podSelector?: { readonly matchLabels: Record<string, string> }
    readonly policyTypes?: readonly string[]
    readonly ingress?: readonly Rule[]
    readonly egress?: readonly Rule[]
    readonly template?: {
      readonly metadata: { readonly labels: Record<string, string> }
      readonly spec: {
        readonly containers: readonly Container[]
        readonly securityContext: { readonly runAsNonRoot: boolean }
      }
    }
  }
}

export const files = readdirSync(join(deploy, 'kubernetes'))
export const manifests = files
  .filter((file) => file !== 'kustomization.yaml')
  .flatMap((file) => parseAllDocuments(read('deploy', 'kubernetes', file)))
  .map((document) => document.toJS() as Manifest)
export const pods = manifests.flatMap(({ kind, metadata, spec }) =>
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

export const started: Started[] = [
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
