// @ts-check
import { basename } from 'node:path'

/** Finds npm: the one that runs this process, else the one in PATH. */
export function npmCommand() {
  const cli = process.env['npm_execpath']
  // npm runs on the Node that it came with: ours is in node_modules, which npm ci deletes.
  return cli !== undefined && basename(cli) === 'npm-cli.js'
    ? { command: process.env['npm_node_execpath'] ?? process.execPath, before: [cli], shell: false }
    : { command: 'npm', before: [], shell: process.platform === 'win32' }
}
