/** Event streams that one user, and one partner, may hold at once. */
const mostStreams = { user: 8, partner: 64 } as const

/** The limit that a stream would go over. */
export interface StreamLimit {
  readonly holder: 'user' | 'partner'
  readonly limit: number
}

/** A user or an application that follows. */
interface Follower {
  readonly tenantId: string
  readonly objectId: string
}

/** Places of the streams that are open. */
export interface StreamPlaces {
  /** Takes a place and returns what gives it back, or names the limit that is reached. */
  take(follower: Follower): (() => void) | StreamLimit
}

/** Creates places; a user is told by tenant and object id, so that no other name gets more. */
export function createStreamPlaces(): StreamPlaces {
  const taken = new Map<string, number>()
  const count = (key: string, by: number) => {
    const places = (taken.get(key) ?? 0) + by
    if (places === 0) taken.delete(key)
    else taken.set(key, places)
  }
  return {
    take({ tenantId, objectId }) {
      const user = `${tenantId} ${objectId}`
      for (const [holder, key] of [
        ['user', user],
        ['partner', tenantId],
      ] as const) {
        const limit = mostStreams[holder]
        if ((taken.get(key) ?? 0) >= limit) return { holder, limit }
      }
      count(user, 1)
      count(tenantId, 1)
      let held = true
      return () => {
        if (!held) return
        held = false
        count(user, -1)
        count(tenantId, -1)
      }
    },
  }
}
