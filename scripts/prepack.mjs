// @ts-check
// Runs before npm packs a package: builds the contents of the tarball, or refuses to pack.
import { bootstrap } from './bootstrap.mjs'
import { buildPackages } from './published-packages.mjs'

await bootstrap()
await buildPackages()
