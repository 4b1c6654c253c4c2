// @ts-check
// npm run pack -- --destination DIR: writes the tarballs of the three packages that are published.
import { parseArgs } from 'node:util'
import { bootstrap } from './bootstrap.mjs'
import { packPackages } from './pack-packages.mjs'

const { values } = parseArgs({ options: { destination: { type: 'string', default: 'dist' } } })

await bootstrap()
for (const tarball of await packPackages(values.destination)) console.log(tarball)
