// @ts-check
// Runs before npm packs one of the packages: builds what goes into the tarball, or refuses to pack.
import { bootstrap } from './bootstrap.mjs'
import { buildPackages } from './published-packages.mjs'

await bootstrap()
await buildPackages()
