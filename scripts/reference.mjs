// @ts-check
// npm run reference -- [--destination DIR]: writes the SDK reference.
import { bootstrap } from './bootstrap.mjs'
import { readOptions } from './read-options.mjs'
import { writeReference } from './write-reference.mjs'

const { destination } = readOptions({ destination: { type: 'string', default: 'dist/reference' } })
await bootstrap()
writeReference(destination)
