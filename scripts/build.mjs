// @ts-check
// npm run build: writes everything that is released to the packages' dist folders.
import { bootstrap } from './bootstrap.mjs'
import { buildPackages } from './published-packages.mjs'

await bootstrap()
await buildPackages()
