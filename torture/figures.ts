/**
 * Reads one of the figures that a node publishes; 0 where it has not counted yet.
 * @param name with its labels, as it stands in the line
 * @returns undefined where the node has no figures at present
 */
export async function readFigure(url: string, name: string): Promise<number | undefined> {
  const response = await fetch(`${url}/metrics`)
  const lines = (await response.text()).split('\n')
  if (!response.ok) return undefined
  const line = lines.find((one) => one.startsWith(`${name} `))
  return Number(line?.slice(name.length + 1) ?? 0)
}

/** Returns a function that counts the reads which replicas have answered since it was called last. */
export function createReplicaCount(): (urls: readonly string[]) => Promise<number> {
  const last = new Map<string, number>()
  return async (urls) => {
    let more = 0
    for (const url of urls) {
      const now = await readFigure(url, 'accredit_replica_reads_total{by="replica"}')
      if (now === undefined) continue
      // A node that was started anew begins at 0, at another address as a rule.
      const before = last.get(url) ?? 0
      more += now < before ? now : now - before
      last.set(url, now)
    }
    return more
  }
}
