import { StoreUnavailable } from '../../unavailable.ts'

/** The servers of one database, of which one takes writes. */
export interface Hosts {
  /** The address of the one that is tried at present. */
  current(): string
  /** Leaves this one for the next, unless somebody did so already. */
  leave(address: string): void
  /** Set where a pooler in between gives each transaction another session (`pooler=transaction`). */
  readonly sharesSessions: boolean
}

/** Accepted values of `target_session_attrs`: the store writes, so only a primary will do. */
const acceptable: ReadonlySet<string> = new Set(['read-write', 'primary'])

/**
 * Reads an address that names one server or several, e.g. `postgres://user@a:5432,b:5432/accredit`:
 * the driver knows one only. They are tried in their order, and the one that answered is kept.
 * @throws StoreUnavailable when it asks for servers that cannot write
 */
export function readHosts(url: string): Hosts {
  const addresses = splitHosts(url)
  const wanted = /[?&]target_session_attrs=([^&#]*)/.exec(url)?.[1]
  if (wanted !== undefined && !acceptable.has(wanted)) {
    throw new StoreUnavailable(
      `target_session_attrs is ${wanted} in the store's address, but the store needs read-write`,
    )
  }
  const pooler = /[?&]pooler=([^&#]*)/.exec(url)?.[1] ?? 'session'
  if (pooler !== 'session' && pooler !== 'transaction') {
    throw new StoreUnavailable(
      `pooler is ${pooler} in the store's address; it is session or transaction`,
    )
  }
  let index = 0
  const current = () => addresses[index] ?? url
  return {
    current,
    leave(address) {
      if (current() === address) index = (index + 1) % addresses.length
    },
    sharesSessions: pooler === 'transaction',
  }
}

/** One address for each server that an address names. */
export function splitHosts(url: string): readonly string[] {
  const [, before = '', hosts = '', after = ''] =
    /^(\w+:\/\/(?:[^/?#]*@)?)([^/?#]*)(.*)$/s.exec(url) ?? []
  return hosts.split(',').map((host) => `${before}${host}${after}`)
}
