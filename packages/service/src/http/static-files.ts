import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** A file as it is sent. */
export interface StaticFile {
  readonly body: Buffer
  readonly mediaType: string
  /** Encoding of a compressed body; absent when uncompressed. */
  readonly encoding?: 'br' | 'gzip'
}

/** The files of the built dashboard. */
export interface StaticFiles {
  /** The page as built; `undefined` when it was not built. */
  readPage(): Promise<string | undefined>
  /**
   * A file below the folder, compressed if the client accepts that; `undefined` when there is none.
   */
  read(name: string, acceptEncoding: string): Promise<StaticFile | undefined>
}

const mediaTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

const compress = {
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify(gzip),
}

/** Folder of the built dashboard. */
export function dashboardFolder(): string {
  return join(fileURLToPath(import.meta.resolve('#package.json')), '..', 'dashboard')
}

/**
 * Opens a folder of built files. Names are one or two plain segments, so that nothing above the
 * folder can be reached; compressed files are cached, since a built file never changes under its
 * name.
 */
export function openStaticFiles(folder: string): StaticFiles {
  const kept = new Map<string, Promise<StaticFile>>()

  const load = async (name: string, encoding: StaticFile['encoding']): Promise<StaticFile> => {
    const body = await readFile(join(folder, name))
    const mediaType = mediaTypes[name.slice(name.lastIndexOf('.') + 1)] ?? ''
    if (!encoding) return { body, mediaType }
    return { body: await compress[encoding](body), mediaType, encoding }
  }

  return {
    readPage: () =>
      readFile(join(folder, 'index.html'), 'utf8').catch((error: unknown) => {
        if (isMissing(error)) return undefined
        throw error
      }),

    async read(name, acceptEncoding) {
      const known = /^(?:[\w-]+\/)?[\w-][\w.-]*\.(\w+)$/.exec(name)?.[1] ?? ''
      if (!Object.hasOwn(mediaTypes, known)) return undefined
      const encoding = chooseEncoding(acceptEncoding)
      const key = `${encoding} ${name}`
      let file = kept.get(key)
      if (!file) {
        file = load(name, encoding)
        kept.set(key, file)
      }
      try {
        return await file
      } catch (error) {
        kept.delete(key)
        if (isMissing(error)) return undefined
        throw error
      }
    },
  }
}

function chooseEncoding(accepted: string): StaticFile['encoding'] {
  const entries = accepted.toLowerCase().split(',')
  const taken = entries.filter((entry) => !/;\s*q=0(\.0*)?\s*$/.test(entry))
  const named = new Set(taken.map((entry) => entry.split(';', 1)[0]?.trim()))
  return (['br', 'gzip'] as const).find((encoding) => named.has(encoding))
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR'
}
