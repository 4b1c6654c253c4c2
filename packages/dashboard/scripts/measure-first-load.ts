import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

/** Most compressed script that the first page may need, in bytes. */
export const firstLoadLimit = 170_000
/** Most compressed style, in bytes: that of all pages, since it comes as one file. */
export const styleLimit = 22_000

const dist = join(import.meta.dirname, '../../service/dashboard')

/** Bytes that a browser has to fetch before the first page works. */
export interface FirstLoad {
  /** Bytes of script, compressed. */
  readonly total: number
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
  /** Bytes of style, compressed. */
  readonly styles: number
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
    sizes.set(name, await compressedSize(script))
    const imports = script
      .toString()
      .matchAll(/(?:from|^|;|})\s*(?:import)?\s*"\.\/([\w.-]+\.js)"/g)
    waiting.push(...[...imports].map(([, imported]) => `assets/${imported}`))
  }
  const files = [...sizes].map(([name, bytes]) => ({ name, bytes }))
  const sheets = [...page.matchAll(/href="\/(assets\/[^"]+\.css)"/g)].map(([, name]) =>
    readFile(join(dist, name ?? '')).then(compressedSize),
  )
  const styles = (await Promise.all(sheets)).reduce((sum, bytes) => sum + bytes, 0)
  return { total: files.reduce((sum, { bytes }) => sum + bytes, 0), files, styles }
}

async function compressedSize(content: Buffer): Promise<number> {
  return (await promisify(gzip)(content)).byteLength
}
