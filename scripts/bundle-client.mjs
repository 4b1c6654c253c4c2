// @ts-check
// Bundles the code of packages/client/dist into a few files: each further file adds a millisecond
// to the import. Bundlers for the browser still drop unused exports.
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { leastNode } from './least-node.mjs'
import { root } from './root.mjs'

const client = join(root, 'packages', 'client')

const bundle = await rolldown({
  cwd: client,
  platform: 'neutral',
  input: {
    index: 'src/index.ts',
    'browser/index': 'src/browser/index.ts',
    'node/index': 'src/node/index.ts',
  },
  transform: { target: `node${leastNode}` },
  external: [/^node:/, /^@accredit\/contract/, 'papaparse'],
})
await bundle.write({
  dir: join(client, 'dist'),
  format: 'esm',
  sourcemap: true,
  chunkFileNames: '[name]-[hash].js',
})
await bundle.close()
