import { sandboxLimits } from '@accredit/contract'
import type { IncomingMessage, Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Dispatch, Instance } from '../http/context.ts'
import type { Issuer } from '../identity/issuer/issuer.ts'
import type { ModeOptions } from '../modes/mode.ts'
import type { OpenInstance } from '../open-instance.ts'
import { newId } from '../ids/new-id.ts'
import { refuse } from '../rules/refusal.ts'
import { listenBeside, type FurtherPort } from './listen-beside.ts'
import type { SandboxMode } from './open.ts'
import type { SandboxParts } from './parts.ts'
import { requireEmbedded } from './snapshots.ts'
import type { WantedSandbox } from './read-wanted-sandbox.ts'

const { sandboxes: limit } = sandboxLimits

type OpenSandbox = OpenInstance<SandboxMode>

/** A named sandbox. */
export interface NamedSandbox {
  readonly name: string
  readonly baseUrl: string
  /** Address of its own port. */
  readonly portUrl?: string
  /** The real clock, in epoch milliseconds. */
  readonly createdAt: number
  /** Real milliseconds without a request after which it is removed; 0 keeps it. */
  readonly idle: number
}

/** The sandboxes of a process: the initial one and the named ones. */
export interface Sandboxes {
  readonly dispatch: Dispatch
  readonly home: Instance
  partsOf(instance: Instance): SandboxParts
  /** The issuer at the address of an instance. */
  issuerOf(instance: Instance): Issuer
  /**
   * Records that a named sandbox is in use.
   * @returns a function that records the end
   * @throws Refused SandboxMissing when it is being removed
   */
  enter(instance: Instance): (() => void) | undefined
  /**
   * Creates a named sandbox.
   * @throws Refused SandboxExists, SandboxesFull, PortNotFree; NotFound for an unknown snapshot
   */
  create(wanted: WantedSandbox): Promise<NamedSandbox>
  list(): readonly NamedSandbox[]
  find(name: string): NamedSandbox | undefined
  /** Removes a sandbox with its data. Resolves to false for an unknown name. */
  remove(name: string): Promise<boolean>
  endStreams(): Promise<void>
  close(): Promise<void>
}

export interface SandboxesOptions {
  readonly home: OpenSandbox
  /** Opens an instance in memory. */
  readonly open: (
    options: Pick<ModeOptions, 'publicUrl' | 'portUrl' | 'makeSigningKey'>,
  ) => Promise<OpenSandbox>
  readonly publicUrl: () => string
  /** Address that the process listens on, whose host further ports share. */
  readonly address: () => string
  readonly server: () => Server
  /** The real clock, in epoch milliseconds. */
  readonly realNow: () => number
}

interface Entry {
  /** Absent until it is open. */
  shown?: NamedSandbox
  opened?: OpenSandbox
  further?: FurtherPort
  /** The same instance as seen at its own port. */
  atPort?: Instance
  /** Number of requests in progress. */
  active: number
  lastUsed: number
  /** Set once it is being removed. */
  removed?: Promise<void>
}

/** Milliseconds between two checks for idle sandboxes. */
const lookEvery = 1_000
/** Grace period in milliseconds for requests in progress when their sandbox is removed. */
const patience = 5_000

const named = /^\/+s\/+([a-z0-9-]+)(?=[/?]|$)/i

/** Opens the registry of named sandboxes, initially empty. */
export function openSandboxes(options: SandboxesOptions): Sandboxes {
  const { home, realNow } = options
  const entries = new Map<string, Entry>()
  const byInstance = new Map<Instance, Entry>()
  const byPort = new Map<number, Entry>()
  const rewritten = new WeakMap<IncomingMessage, Instance>()
  let looking: NodeJS.Timeout | undefined

  const atPort = ({ socket: { localPort = 0 } }: IncomingMessage) =>
    byPort.size === 0 ? undefined : byPort.get(localPort)?.atPort

  const dispatch: Dispatch = {
    rewrite(request) {
      const { url = '/' } = request
      const found = named.exec(url)
      const entry = found && entries.get((found[1] ?? '').toLowerCase())
      if (!found || !entry?.opened || entry.removed) return url
      const { instance } = entry.opened
      rewritten.set(request, instance)
      const rest = url.slice(found[0].length)
      return rest.startsWith('/') ? rest : `/${rest}`
    },
    find: (request) => rewritten.get(request) ?? atPort(request) ?? home.instance,
  }

  const partsOf = (instance: Instance) => (byInstance.get(instance)?.opened ?? home).mode.sandbox

  async function open(name: string, entry: Entry, wanted: WantedSandbox): Promise<NamedSandbox> {
    const { sandbox } = home.mode
    const { snapshot: id } = wanted
    const snapshot = id === undefined ? undefined : sandbox.snapshots.find(id)
    if (id !== undefined && !snapshot) return refuse('NotFound', { what: `The snapshot ${id}` })
    if (snapshot) requireEmbedded(home.store, 'snapshot')
    const baseUrl = `${options.publicUrl()}/s/${name}`
    const address = new URL(options.address())
    if (wanted.port !== undefined) {
      entry.further = await listenOn(options.server(), address.hostname, wanted.port)
      address.port = String(entry.further.port)
    }
    const portUrl = entry.further && address.origin
    const opened = await options.open({
      publicUrl: () => baseUrl,
      portUrl,
      // Sharing the key saves generating one; the key id is the sandbox's own, so that its tokens
      // end with it.
      makeSigningKey: async () => ({ ...sandbox.signingKey(), kid: newId() }),
    })
    if (snapshot) {
      // The state's tokens belong to another sandbox, since they name another issuer.
      const signingKey = opened.mode.sandbox.signingKey()
      await opened.mode.sandbox
        .restore({ ...snapshot, signingKey })
        .catch(async (error: unknown) => {
          await opened.close()
          throw error
        })
    }
    opened.startWork()
    const { idle } = wanted
    const shown = { name, baseUrl, ...(portUrl && { portUrl }), createdAt: realNow(), idle }
    Object.assign(entry, { opened, shown, lastUsed: realNow() })
    const { instance } = opened
    byInstance.set(instance, entry)
    if (entry.further && portUrl) {
      const publicAt = () => portUrl
      const signIn = { ...instance.signIn, authority: publicAt }
      entry.atPort = { ...instance, publicUrl: publicAt, signIn }
      byInstance.set(entry.atPort, entry)
      byPort.set(entry.further.port, entry)
    }
    return shown
  }

  async function end(name: string, entry: Entry): Promise<void> {
    const { further, opened } = entry
    if (!opened) return
    await opened.endStreams()
    for (const until = performance.now() + patience; entry.active > 0; await sleep(5)) {
      if (performance.now() > until) break
    }
    await further?.close()
    if (further) byPort.delete(further.port)
    await opened.close()
    byInstance.delete(opened.instance)
    if (entry.atPort) byInstance.delete(entry.atPort)
    entries.delete(name)
    if (entries.size > 0) return
    clearInterval(looking)
    looking = undefined
  }

  const remove = async (name: string) => {
    const entry = entries.get(name)
    if (!entry?.shown) return false
    await (entry.removed ??= end(name, entry))
    return true
  }

  function removeIdle(): void {
    for (const [name, { active, lastUsed, shown }] of entries) {
      if (!shown?.idle || active > 0 || realNow() - lastUsed <= shown.idle) continue
      void remove(name)
    }
  }

  return {
    dispatch,
    home: home.instance,
    partsOf,
    issuerOf(instance) {
      const { issuer, portIssuer } = partsOf(instance)
      return (byInstance.get(instance)?.atPort === instance && portIssuer) || issuer
    },
    enter(instance) {
      const entry = byInstance.get(instance)
      if (!entry) return undefined
      if (entry.removed) return refuse('SandboxMissing', { name: entry.shown?.name ?? '' })
      entry.active += 1
      return () => {
        entry.active -= 1
        entry.lastUsed = realNow()
      }
    },
    async create(wanted) {
      const { name } = wanted
      if (entries.has(name)) return refuse('SandboxExists', { name })
      if (entries.size >= limit) return refuse('SandboxesFull', { limit })
      const entry: Entry = { active: 0, lastUsed: realNow() }
      entries.set(name, entry)
      try {
        const shown = await open(name, entry, wanted)
        looking ??= setInterval(removeIdle, lookEvery).unref()
        return shown
      } catch (error) {
        entries.delete(name)
        await entry.further?.close()
        throw error
      }
    },
    list: () => [...entries.values()].flatMap(({ removed, shown }) => (!removed && shown) || []),
    find(name) {
      const entry = entries.get(name)
      return entry?.removed ? undefined : entry?.shown
    },
    remove,
    async endStreams() {
      await Promise.all([...entries.values()].map(async ({ opened }) => opened?.endStreams()))
    },
    async close() {
      await Promise.all([...entries.keys()].map((name) => remove(name)))
    },
  }
}

/**
 * Listens on an additional port.
 * @throws Refused PortNotFree
 */
async function listenOn(server: Server, host: string, port: number): Promise<FurtherPort> {
  try {
    return await listenBeside(server, host.replaceAll(/^\[|\]$/g, ''), port)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (!['EADDRINUSE', 'EACCES'].includes(code)) throw error
    return refuse('PortNotFree', { port, cause: code })
  }
}
