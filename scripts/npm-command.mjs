// @ts-check
import { basename } from 'node:path'

/** Finds npm: the one that runs this process, else the one in PATH. */
export function npmCommand() {
  const cli = process.env['npm_execpath']
  // Node itself lies in node_modules and npm ci deletes that, so npm runs on the Node it came with.
  return cli !== undefined && basename(cli) === 'npm-cli.js'
    ? { command: process.env['npm_node_execpath'] ?? process.execPath, before: [cli], shell: false }
    : { command: 'npm', before: [], shell: process.platform === 'win32' }
}
