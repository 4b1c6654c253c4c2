// @ts-check
// npm run pack -- --destination DIR: writes the tarballs of the three published packages.
import { bootstrap } from './bootstrap.mjs'
import { packPackages } from './pack-packages.mjs'
import { readOptions } from './read-options.mjs'

const values = readOptions({ destination: { type: 'string', default: 'dist' } })

await bootstrap()
for (const tarball of await packPackages(values.destination)) console.log(tarball)
