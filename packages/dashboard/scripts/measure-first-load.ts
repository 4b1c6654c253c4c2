import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

/** How much compressed script the first page may need, in bytes. */
export const firstLoadLimit = 215_000

const dist = join(import.meta.dirname, '../dist')

/** What a browser has to fetch before the first page works. */
export interface FirstLoad {
  /** Bytes of script, compressed. */
  readonly total: number
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
}

/** Measures the scripts of the page, and all that they import before they run. */
export async function measureFirstLoad(): Promise<FirstLoad> {
  const page = await readFile(join(dist, 'index.html'), 'utf8')
  const waiting = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(
    ([, name]) => name,
  )
  const sizes = new Map<string, number>()
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (sizes.has(name)) continue
    const script = await readFile(join(dist, name))
    sizes.set(name, (await promisify(gzip)(script)).byteLength)
    const imports = script
      .toString()
      .matchAll(/(?:from|^|;|})\s*(?:import)?\s*"\.\/([\w.-]+\.js)"/g)
    waiting.push(...[...imports].map(([, imported]) => `assets/${imported}`))
  }
  const files = [...sizes].map(([name, bytes]) => ({ name, bytes }))
  return { total: files.reduce((sum, { bytes }) => sum + bytes, 0), files }
}
