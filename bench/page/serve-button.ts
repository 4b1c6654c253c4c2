import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { kept, root } from '../folders.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
}

/** Builds the page with one button as the dashboard is built, and serves it. */
export async function serveButton(): Promise<Disposable & { readonly url: string }> {
  const folder = join(kept, 'button')
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const from = join(root, 'bench', 'page')
  const target = ['--outDir', folder, '--emptyOutDir', '--target', 'es2022']
  const args = [vite, 'build', from, ...target, '--logLevel', 'error']
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the page with one button could not be built\n${stderr}`)
  const server = createServer((request, response) => {
    const name = request.url === '/' ? 'index.html' : (request.url ?? '')
    readFile(join(folder, name)).then(
      (body) => response.setHeader('content-type', types[extname(name)] ?? '').end(body),
      () => response.writeHead(404).end(),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    [Symbol.dispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}
